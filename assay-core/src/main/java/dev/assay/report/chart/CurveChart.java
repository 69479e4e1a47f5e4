package dev.assay.report.chart;

import dev.assay.report.markup.Markup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Cumulative distributions: the share of values that are at most x, one curve for each series.
public final class CurveChart {
  // More steps than pixels across would not be seen.
  private static final int STEPS = 200;

  /// A series.
  ///
  /// @param name its name
  /// @param sorted its values in rising order, at least one
  public record Series(String name, double[] sorted) {}

  private final List<Series> series;
  private final Frame frame;

  /// A chart of at least one series of calls.
  public CurveChart(List<Series> series, String xTitle) {
    this(series, xTitle, "Share of calls");
  }

  /// A chart of at least one series.
  public CurveChart(List<Series> series, String xTitle, String yTitle) {
    this.series = series;
    this.frame =
        new Frame(axis(series), new Scale(0, 1, Frame.BOTTOM, Frame.TOP, false), xTitle, yTitle);
  }

  /// The horizontal axis for these series.
  static Scale axis(List<Series> series) {
    double low = series.stream().mapToDouble(of -> of.sorted()[0]).min().orElse(0);
    // The slowest half percent of calls would squeeze all others into a corner.
    double high = series.stream().mapToDouble(of -> quantile(of.sorted(), 0.995)).max().orElse(1);
    return Scale.over(low, Math.max(low, high), Frame.LEFT, Frame.RIGHT);
  }

  /// The drawing; `label` says in words what it shows, `unit` follows the numbers of the reading.
  public Markup draw(String label, String unit) {
    Markup svg = frame.open(label, "data-curves", data(), "data-unit", unit, "tabindex", "0");
    frame.draw(svg);
    for (int i = 0; i < series.size(); i++) {
      svg.leaf(
          "path",
          "class",
          "series curve s" + i % 8,
          "data-series",
          String.valueOf(i),
          "d",
          path(series.get(i).sorted()));
    }
    svg.leaf("path", "class", "cursor", "d", "M0 0");
    return svg.close();
  }

  private String path(double[] sorted) {
    StringBuilder path = new StringBuilder();
    path.append('M')
        .append(Coordinate.of(frame.x().at(sorted[0])))
        .append(' ')
        .append(Frame.BOTTOM);
    for (int step = 1; step <= STEPS; step++) {
      double share = step / (double) STEPS;
      path.append('L')
          .append(Coordinate.of(frame.x().at(quantile(sorted, share))))
          .append(' ')
          .append(Coordinate.of(frame.y().at(share)));
    }
    return path.toString();
  }

  /// What the reading of the chart needs: for each series the value at each percent.
  private String data() {
    return series.stream()
        .map(of -> {
          double[] values = new double[100];
          Arrays.setAll(values, i -> quantile(of.sorted(), (i + 1) / 100.0));
          return Arrays.stream(values)
              .mapToObj(value -> String.format(Locale.ROOT, "%.4g", value))
              .collect(Collectors.joining(" "));
        })
        .collect(Collectors.joining(";"));
  }

  private static double quantile(double[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }
}
