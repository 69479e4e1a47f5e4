package dev.assay.report.chart;

import java.util.Locale;

/// Positions as text: one decimal, which is finer than a pixel.
final class Coordinate {
  private Coordinate() {}

  static String of(double position) {
    String text = String.format(Locale.ROOT, "%.1f", position);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String translate(double x, double y) {
    return "translate(" + of(x) + " " + of(y) + ")";
  }
}
