package dev.assay.report.chart;

import dev.assay.report.markup.Markup;
import java.util.List;

/// Histograms over common bins: the share of values in each bin, one outline for each series.
public final class HistogramChart {
  private static final int BINS = 36;

  private final List<CurveChart.Series> series;
  private final double[][] shares;
  private final Frame frame;

  /// A chart of at least one series; its horizontal axis is that of a [CurveChart] of the same
  /// series.
  public HistogramChart(List<CurveChart.Series> series, String xTitle) {
    this.series = series;
    Scale x = CurveChart.axis(series);
    this.shares = series.stream().map(of -> shares(of.sorted(), x)).toArray(double[][]::new);
    double highest = 0;
    for (double[] of : shares) {
      for (double share : of) {
        highest = Math.max(highest, share);
      }
    }
    Scale y = new Scale(0, highest * 1.05, Frame.BOTTOM, Frame.TOP, false);
    this.frame = new Frame(x, y, xTitle, "Share of calls in a bin");
  }

  /// The drawing; `label` says in words what it shows.
  public Markup draw(String label) {
    Markup svg = frame.open(label);
    frame.draw(svg);
    for (int i = 0; i < series.size(); i++) {
      svg.leaf(
          "path",
          "class",
          "series outline s" + i % 8,
          "data-series",
          String.valueOf(i),
          "d",
          path(shares[i]));
    }
    return svg.close();
  }

  // Bins are equally wide on the paper, so that they fit an axis of logarithms too. What is slower
  // than the axis reaches is in the last bin.
  private static double[] shares(double[] sorted, Scale x) {
    double[] shares = new double[BINS];
    for (double value : sorted) {
      int bin = (int) (BINS * (x.at(value) - x.start()) / (x.end() - x.start()));
      shares[Math.clamp(bin, 0, BINS - 1)] += 1.0 / sorted.length;
    }
    return shares;
  }

  private String path(double[] of) {
    StringBuilder path = new StringBuilder();
    double width = (frame.x().end() - frame.x().start()) / BINS;
    for (int bin = 0; bin < BINS; bin++) {
      boolean before = bin > 0 && of[bin - 1] > 0;
      if (of[bin] > 0) {
        path.append(before ? 'L' : 'M')
            .append(Coordinate.of(frame.x().start() + bin * width))
            .append(' ')
            .append(before ? Coordinate.of(frame.y().at(of[bin])) : String.valueOf(Frame.BOTTOM))
            .append('V')
            .append(Coordinate.of(frame.y().at(of[bin])))
            .append('H')
            .append(Coordinate.of(frame.x().start() + (bin + 1) * width));
      } else if (before) {
        path.append('V').append(Frame.BOTTOM);
      }
    }
    return path.append(of[BINS - 1] > 0 ? "V" + Frame.BOTTOM : "").toString();
  }
}
