package dev.assay.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is written, and where.
///
/// @param formats the formats of reports and exports
/// @param output the folder of all runs as the spec writes it, or a URI
/// @param alertThreshold changes that matter, by kind of metric
public record ReportingSpec(
    List<Format> formats, Optional<String> output, AlertThreshold alertThreshold) {

  /// Copies the formats.
  public ReportingSpec {
    formats = List.copyOf(formats);
  }

  /// A format of reports and exports.
  public enum Format {
    JSON,
    CSV,
    XLSX,
    HTML,
    MARKDOWN,
    PARQUET
  }

  /// Changes that matter, by kind of metric.
  ///
  /// @param scoreDrop the margin of quality metrics that state none
  /// @param latencyIncreaseMillis the margin of latencies that state none
  public record AlertThreshold(OptionalDouble scoreDrop, OptionalDouble latencyIncreaseMillis) {}
}
