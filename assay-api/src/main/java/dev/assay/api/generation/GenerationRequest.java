package dev.assay.api.generation;

import dev.assay.api.data.Row;
import java.time.Duration;
import java.util.Optional;

/// One question to a language model. Its name and parameters were given when the generator was
/// opened; a request holds only what differs from question to question.
///
/// @param conversation what the model is asked to continue
/// @param row the row that it was made from, for generators that read columns by themselves; empty
///   where there is none
/// @param draw the repetition, from 0; a generator that sends a seed adds it, so that repetitions
///   differ
/// @param timeout how long the attempt may take from the first byte sent to the last received
public record GenerationRequest(
    Conversation conversation, Optional<Row> row, int draw, Duration timeout) {}
