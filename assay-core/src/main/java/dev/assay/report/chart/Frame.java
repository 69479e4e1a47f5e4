package dev.assay.report.chart;

import dev.assay.report.markup.Markup;

/// The axes of a chart with two dimensions: lines, ticks and titles around the area of the data.
///
/// @param x the horizontal scale
/// @param y the vertical scale, upwards
/// @param xTitle the title of the horizontal axis
/// @param yTitle the title of the vertical axis
record Frame(Scale x, Scale y, String xTitle, String yTitle) {
  static final int WIDTH = 460;
  static final int HEIGHT = 320;
  static final int LEFT = 52;
  static final int RIGHT = 448;
  static final int TOP = 26;
  static final int BOTTOM = 272;

  /// Opens the drawing; `label` says in words what it shows.
  Markup open(String label, String... attributes) {
    Markup svg = new Markup();
    String[] all = new String[attributes.length + 8];
    String[] own = {
      "class",
      "chart",
      "viewBox",
      "0 0 " + WIDTH + " " + HEIGHT,
      "role",
      "group",
      "aria-label",
      label
    };
    System.arraycopy(own, 0, all, 0, own.length);
    System.arraycopy(attributes, 0, all, own.length, attributes.length);
    return svg.open("svg", all);
  }

  void draw(Markup svg) {
    svg.open("g", "class", "axes", "aria-hidden", "true");
    for (double tick : y.ticks()) {
      String at = Coordinate.of(y.at(tick));
      svg.leaf("path", "class", "grid", "d", "M" + LEFT + " " + at + "H" + RIGHT);
      svg.element(
          "text",
          TickText.of(tick),
          "class",
          "tick end",
          "x",
          String.valueOf(LEFT - 6),
          "y",
          at,
          "dy",
          ".35em");
    }
    for (double tick : x.ticks()) {
      String at = Coordinate.of(x.at(tick));
      svg.leaf("path", "class", "grid", "d", "M" + at + " " + TOP + "V" + BOTTOM);
      svg.element("text", TickText.of(tick), "class", "tick mid", "x", at, "y", "" + (BOTTOM + 17));
    }
    svg.leaf("path", "class", "axis", "d", "M" + LEFT + " " + TOP + "V" + BOTTOM + "H" + RIGHT);
    svg.element("text", yTitle, "class", "title", "x", "4", "y", "14");
    svg.element("text", xTitle, "class", "title end", "x", "" + RIGHT, "y", "" + (HEIGHT - 10));
    svg.close();
  }
}
