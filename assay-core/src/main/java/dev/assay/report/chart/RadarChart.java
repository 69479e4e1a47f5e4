package dev.assay.report.chart;

import dev.assay.report.markup.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shares in [0, 1] on axes around a centre, one outline for each series.
public final class RadarChart {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 320;
  private static final double RADIUS = 112;
  private static final double CENTRE_X = WIDTH / 2;
  private static final double CENTRE_Y = HEIGHT / 2 + 2;

  private final List<String> axes;
  private final List<String> names;
  private final double[][] shares;

  /// A chart.
  ///
  /// @param axes the titles of the axes, at least 3
  /// @param names the names of the series
  /// @param shares the share of each series on each axis: `shares[series][axis]`
  public RadarChart(List<String> axes, List<String> names, double[][] shares) {
    this.axes = axes;
    this.names = names;
    this.shares = shares;
  }

  /// The drawing; `label` says in words what it shows.
  public Markup draw(String label) {
    Markup svg = new Markup();
    svg.open(
        "svg", "class", "chart", "viewBox", "0 0 460 320", "role", "group", "aria-label", label);
    drawAxes(svg);
    for (int i = 0; i < names.size(); i++) {
      String tip = tip(i);
      svg.leaf(
          "path",
          "class",
          "series outline s" + i % 8,
          "data-series",
          String.valueOf(i),
          "data-tip",
          tip,
          "tabindex",
          "0",
          "role",
          "img",
          "aria-label",
          tip,
          "d",
          outline(shares[i]));
    }
    return svg.close();
  }

  private void drawAxes(Markup svg) {
    svg.open("g", "class", "axes", "aria-hidden", "true");
    for (double ring : new double[] {0.25, 0.5, 0.75, 1}) {
      double[] level = new double[axes.size()];
      Arrays.fill(level, ring);
      svg.leaf("path", "class", "grid", "d", outline(level));
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      svg.leaf(
          "path",
          "class",
          "grid",
          "d",
          "M" + Coordinate.of(CENTRE_X) + " " + Coordinate.of(CENTRE_Y) + "L" + place(axis, 1));
      drawTitle(svg, axis);
    }
    for (double ring : new double[] {0.5, 1}) {
      svg.element(
          "text",
          TickText.of(ring),
          "class",
          "tick",
          "x",
          Coordinate.of(CENTRE_X + 3),
          "y",
          Coordinate.of(CENTRE_Y - ring * RADIUS - 2));
    }
    svg.close();
  }

  private void drawTitle(Markup svg, int axis) {
    double angle = angle(axis);
    double x = CENTRE_X + Math.cos(angle) * (RADIUS + 12);
    double y = CENTRE_Y + Math.sin(angle) * (RADIUS + 12);
    double across = Math.cos(angle);
    String side = across > 0.2 ? "" : across < -0.2 ? " end" : " mid";
    double lift = Math.sin(angle) < -0.9 ? -4 : Math.sin(angle) > 0.9 ? 10 : 4;
    svg.element(
        "text",
        axes.get(axis),
        "class",
        "title" + side,
        "x",
        Coordinate.of(x),
        "y",
        Coordinate.of(y + lift));
  }

  private String tip(int series) {
    List<String> parts = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      parts.add(axes.get(axis) + " " + TickText.of(Math.round(shares[series][axis] * 100) / 100.0));
    }
    return names.get(series) + ": " + String.join(", ", parts);
  }

  private String outline(double[] values) {
    StringBuilder path = new StringBuilder("M");
    for (int axis = 0; axis < values.length; axis++) {
      path.append(axis == 0 ? "" : "L").append(place(axis, values[axis]));
    }
    return path.append('Z').toString();
  }

  private String place(int axis, double share) {
    double angle = angle(axis);
    return Coordinate.of(CENTRE_X + Math.cos(angle) * RADIUS * share)
        + " "
        + Coordinate.of(CENTRE_Y + Math.sin(angle) * RADIUS * share);
  }

  private double angle(int axis) {
    return -Math.PI / 2 + 2 * Math.PI * axis / axes.size();
  }
}
