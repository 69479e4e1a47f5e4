package dev.assay.spec;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import java.util.List;
import java.util.Optional;

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
  /// @param latencyIncrease the margin of latencies that state none, in milliseconds or as a share
  /// @param relativeChange the margin of all others that state none, as a share
  public record AlertThreshold(
      Optional<Margin> scoreDrop,
      Optional<Margin> latencyIncrease,
      Optional<Margin> relativeChange) {
    /// None.
    public static final AlertThreshold NONE =
        new AlertThreshold(Optional.empty(), Optional.empty(), Optional.empty());

    /// The margin of a metric that states none.
    Margin of(MetricInfo info) {
      return switch (info.kind()) {
        case QUALITY, COMPOSITE -> ofScores();
        case TIME ->
            latencyIncrease
                .filter(it -> it.relative() || info.unit().equals("ms"))
                .orElseGet(this::ofOthers);
        case COST, RESOURCE, RELIABILITY -> ofOthers();
      };
    }

    /// The margin of quality metrics that state none.
    public Margin ofScores() {
      return scoreDrop.orElseGet(this::ofOthers);
    }

    private Margin ofOthers() {
      return relativeChange.orElse(Margin.NONE);
    }
  }
}
