package dev.assay.api.data;

/// A column of a dataset.
///
/// @param name the name as it stands in the file
/// @param type the type of its values
public record Column(String name, ColumnType type) {}
