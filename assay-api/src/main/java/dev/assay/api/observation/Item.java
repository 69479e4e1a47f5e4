package dev.assay.api.observation;

/// The row that a question came from, with what is needed to score and to slice it.
///
/// @param row the position in the dataset, from 0
/// @param id the name of the row
/// @param target the right answer as text; empty where there is none
/// @param category the slice; empty where there is none
/// @param cluster the group of dependent rows; empty where there is none
public record Item(long row, String id, String target, String category, String cluster) {}
