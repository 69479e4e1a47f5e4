package dev.assay.engine.load;

import dev.assay.api.data.Row;
import dev.assay.api.generation.Conversation;
import java.util.function.Function;

/// A way to make a question of a row.
///
/// @param name its name in reports
/// @param ofRowAlone whether equal rows always give equal questions; otherwise files that a row
///   names may decide, too
/// @param conversation makes the question
public record Prompt(String name, boolean ofRowAlone, Function<Row, Conversation> conversation) {}
