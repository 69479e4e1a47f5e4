package dev.assay.spec;

/// A prompt of a spec.
///
/// @param name its name in reports
/// @param template the text; `{{column}}` stands for the row's value
public record PromptSpec(String name, String template) {}
