package dev.assay.report;

import dev.assay.api.result.EstimateRecord;
import java.util.List;

/// The unit in which the values of a metric are shown, so that the largest is near 1 to 1,000.
///
/// @param name the unit's name; empty for a pure number
/// @param factor what a value in the metric's own unit is multiplied with
public record DisplayUnit(String name, double factor) {
  /// No unit: a pure number.
  public static final DisplayUnit NONE = new DisplayUnit("", 1);

  private static final List<DisplayUnit> MILLISECONDS =
      List.of(
          new DisplayUnit("ns", 1e6),
          new DisplayUnit("µs", 1e3),
          new DisplayUnit("ms", 1),
          new DisplayUnit("s", 1e-3));
  private static final List<DisplayUnit> SECONDS =
      List.of(new DisplayUnit("µs", 1e6), new DisplayUnit("ms", 1e3), new DisplayUnit("s", 1));
  private static final List<DisplayUnit> MEGABYTES =
      List.of(
          new DisplayUnit("B", 1e6),
          new DisplayUnit("kB", 1e3),
          new DisplayUnit("MB", 1),
          new DisplayUnit("GB", 1e-3));

  /// The unit for values of a metric of which `largest` is the largest size.
  ///
  /// @param unit the metric's own unit
  public static DisplayUnit of(String unit, double largest) {
    List<DisplayUnit> choices =
        switch (unit) {
          case "ms" -> MILLISECONDS;
          case "s" -> SECONDS;
          case "MB" -> MEGABYTES;
          default -> List.of();
        };
    for (int i = choices.size() - 1; i > 0; i--) {
      if (largest * choices.get(i).factor >= 1) {
        return choices.get(i);
      }
    }
    return choices.isEmpty() || !(largest > 0) ? new DisplayUnit(unit, 1) : choices.getFirst();
  }

  /// The unit for some estimates of one metric.
  public static DisplayUnit of(MetricUse metric, List<EstimateRecord> estimates) {
    double largest =
        estimates.stream()
            .flatMapToDouble(of -> Figure.point(of.estimate()).stream())
            .map(Math::abs)
            .max()
            .orElse(0);
    return of(metric.info().unit(), largest);
  }

  /// The name after a title, as ` (ms)`; empty for a pure number.
  public String suffix() {
    return name.isEmpty() ? "" : " (" + name + ")";
  }

  /// The name after a number, as ` ms`; empty for a pure number.
  public String after() {
    return name.isEmpty() ? "" : " " + name;
  }
}
