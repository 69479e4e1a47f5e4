package dev.assay.spec;

import java.util.Optional;

/// A prompt of a spec.
///
/// @param name its name in reports
/// @param system the system message that comes before it; `{{column}}` as in the template; empty:
///   none
/// @param template the text; `{{column}}` stands for the row's value
public record PromptSpec(String name, Optional<String> system, String template) {}
