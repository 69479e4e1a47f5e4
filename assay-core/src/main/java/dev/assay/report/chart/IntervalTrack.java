package dev.assay.report.chart;

import dev.assay.report.markup.Markup;

/// A value with its interval on a line that stretches to any width; many of them under each other
/// make a forest plot.
public final class IntervalTrack {
  private static final double WIDTH = 1000;
  private static final String MIDDLE = "12";

  private final Scale scale;
  private final double margin;

  /// Tracks for values from `low` to `high`.
  ///
  /// @param margin half the width of the band around zero in which a change does not matter; 0 for
  ///   none
  public IntervalTrack(double low, double high, double margin) {
    double air = high > low ? 0.06 * (high - low) : Math.max(1e-9, 0.1 * Math.abs(high));
    // What cannot be negative has no room left of zero.
    double left = low >= 0 ? Math.max(0, low - air) : low - air;
    this.scale = new Scale(left, high + air, 0, WIDTH, false);
    this.margin = margin;
  }

  /// The value at the left end.
  public double low() {
    return scale.low();
  }

  /// The value at the right end.
  public double high() {
    return scale.high();
  }

  /// The drawing; hidden from readers of the page's text, which states the same numbers beside it.
  ///
  /// @param kind the class of the mark, such as `s0` or `improved`
  public Markup draw(double value, double lower, double upper, String kind) {
    Markup svg = new Markup();
    svg.open(
        "svg",
        "class",
        "track",
        "viewBox",
        "0 0 1000 24",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    if (margin > 0) {
      double left = scale.at(-margin);
      String width = Coordinate.of(scale.at(margin) - left);
      svg.leaf(
          "rect",
          "class",
          "band",
          "x",
          Coordinate.of(left),
          "y",
          "0",
          "width",
          width,
          "height",
          "24");
    }
    if (scale.low() < 0 && scale.high() > 0) {
      svg.leaf("path", "class", "zero", "d", "M" + Coordinate.of(scale.at(0)) + " 0V24");
    }
    String from = Coordinate.of(scale.at(lower));
    String to = Coordinate.of(scale.at(upper));
    svg.leaf("path", "class", "whisker " + kind, "d", "M" + from + " " + MIDDLE + "H" + to);
    // A line without length and with round ends is a dot that no stretching deforms.
    String dot = "M" + Coordinate.of(scale.at(value)) + " " + MIDDLE + "h.01";
    return svg.leaf("path", "class", "dot " + kind, "d", dot).close();
  }
}
