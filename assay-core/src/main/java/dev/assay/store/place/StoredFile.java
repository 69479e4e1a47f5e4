package dev.assay.store.place;

/// A file of a place.
///
/// @param name its name
/// @param version what differs when its content does
/// @param sizeBytes its size
public record StoredFile(String name, String version, long sizeBytes) {}
