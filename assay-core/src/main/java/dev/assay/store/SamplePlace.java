package dev.assay.store;

/// Which question of a trial a sample answers.
///
/// @param draw the prompt and repetition
/// @param row the row of the dataset
public record SamplePlace(int draw, long row) {}
