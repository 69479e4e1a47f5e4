package dev.assay.report;

import java.util.Optional;

/// A dataset of a run.
///
/// @param name the name
/// @param version the version; empty where the spec states none
/// @param split the split; empty where the spec states none
/// @param sha256 the SHA-256 of its bytes in lower-case hex; empty where it has no bytes
/// @param rows the number of rows
/// @param source where it came from, as the spec states it
/// @param baseline the model that the others on this dataset are compared with
public record DatasetInfo(
    String name,
    String version,
    String split,
    String sha256,
    long rows,
    String source,
    Optional<String> baseline) {}
