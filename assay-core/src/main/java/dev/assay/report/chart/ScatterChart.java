package dev.assay.report.chart;

import dev.assay.report.markup.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Points with intervals in both directions; those on the Pareto front are filled and joined.
public final class ScatterChart {
  /// A value with its limits.
  public record Reach(double value, double lower, double upper) {}

  /// A point.
  ///
  /// @param label its name, drawn beside it
  /// @param series the number that its colour stands for
  /// @param tip what is said of it when it is pointed at or focused
  /// @param front whether it lies on the front
  public record Point(String label, int series, Reach x, Reach y, boolean front, String tip) {}

  private static final double LETTER = 7.2;
  private static final double LINE = 13;

  private record Box(double left, double top, double right, double bottom) {
    boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  private final List<Point> points;
  private final Frame frame;
  private final List<Box> taken = new ArrayList<>();

  /// A chart of at least one point.
  public ScatterChart(List<Point> points, String xTitle, String yTitle) {
    this.points = points;
    Scale x = scale(points.stream().map(Point::x).toList(), Frame.LEFT, Frame.RIGHT);
    Scale y = scale(points.stream().map(Point::y).toList(), Frame.BOTTOM, Frame.TOP);
    this.frame = new Frame(x, y, xTitle, yTitle);
  }

  /// The drawing; `label` says in words what it shows.
  public Markup draw(String label) {
    Markup svg = frame.open(label);
    frame.draw(svg);
    drawFront(svg);
    for (Point point : points) {
      double x = frame.x().at(point.x().value());
      double y = frame.y().at(point.y().value());
      taken.add(new Box(x - 7, y - 7, x + 7, y + 7));
    }
    points.forEach(point -> drawPoint(svg, point));
    return svg.close();
  }

  private static Scale scale(List<Reach> reaches, double start, double end) {
    double low = reaches.stream().mapToDouble(of -> finite(of.lower(), of.value())).min().orElse(0);
    double high =
        reaches.stream().mapToDouble(of -> finite(of.upper(), of.value())).max().orElse(1);
    return Scale.over(low, high, start, end);
  }

  private static double finite(double limit, double value) {
    return Double.isFinite(limit) ? limit : value;
  }

  private void drawFront(Markup svg) {
    List<Point> front =
        points.stream()
            .filter(Point::front)
            .sorted(Comparator.comparingDouble(of -> of.x().value()))
            .toList();
    if (front.size() < 2) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (Point point : front) {
      path.append(path.isEmpty() ? "M" : "L")
          .append(Coordinate.of(frame.x().at(point.x().value())))
          .append(' ')
          .append(Coordinate.of(frame.y().at(point.y().value())));
    }
    svg.leaf("path", "class", "front", "d", path.toString());
  }

  private void drawPoint(Markup svg, Point point) {
    double x = frame.x().at(point.x().value());
    double y = frame.y().at(point.y().value());
    String at = Coordinate.of(x) + " ";
    svg.open(
        "g",
        "class",
        "point s" + point.series() % 8,
        "tabindex",
        "0",
        "role",
        "img",
        "aria-label",
        point.tip(),
        "data-tip",
        point.tip());
    svg.leaf(
        "path",
        "class",
        "reach",
        "d",
        "M"
            + Coordinate.of(frame.x().at(point.x().lower()))
            + " "
            + Coordinate.of(y)
            + "H"
            + Coordinate.of(frame.x().at(point.x().upper()))
            + "M"
            + at
            + Coordinate.of(frame.y().at(point.y().lower()))
            + "V"
            + Coordinate.of(frame.y().at(point.y().upper())));
    svg.leaf(
        "circle",
        "class",
        point.front() ? "mark filled" : "mark",
        "cx",
        Coordinate.of(x),
        "cy",
        Coordinate.of(y),
        "r",
        "5");
    Box box = place(x, y, point.label().length() * LETTER);
    svg.element(
        "text",
        point.label(),
        "class",
        "name",
        "x",
        Coordinate.of(box.left()),
        "y",
        Coordinate.of(box.bottom() - 3));
    svg.close();
  }

  /// The first place beside a point where its name hides nothing; right of it where there is none.
  private Box place(double x, double y, double width) {
    List<Box> places =
        List.of(
            box(x + 9, y - LINE - 2, width),
            box(x + 9, y + 3, width),
            box(x - 9 - width, y - LINE - 2, width),
            box(x - 9 - width, y + 3, width),
            box(x - width / 2, y - LINE - 9, width),
            box(x - width / 2, y + 9, width));
    Box found =
        places.stream()
            .filter(of -> of.left() > 2 && of.right() < Frame.WIDTH - 2)
            .filter(of -> of.top() > 16 && of.bottom() < Frame.BOTTOM)
            .filter(of -> taken.stream().noneMatch(of::overlaps))
            .findFirst()
            .orElse(places.getFirst());
    taken.add(found);
    return found;
  }

  private static Box box(double left, double top, double width) {
    return new Box(left, top, left + width, top + LINE);
  }
}
