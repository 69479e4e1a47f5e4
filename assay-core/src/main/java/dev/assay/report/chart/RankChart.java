package dev.assay.report.chart;

import dev.assay.analysis.SweepResults;
import dev.assay.report.Figure;
import dev.assay.report.markup.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The critical-difference diagram: mean ranks over several datasets on one line, and bars over
/// configurations that the ranks do not separate.
///
/// All colours are attributes of the drawing, so that it stands in the page and as a file alike.
/// Reference: Demšar (2006), JMLR 7.
public final class RankChart {
  /// The file's name in the folder of a run.
  public static final String FILE = "critical_difference.svg";

  private static final int WIDTH = 720;
  private static final int LEFT = 220;
  private static final int RIGHT = 500;
  private static final int AXIS = 62;
  private static final int FIRST_BAR = AXIS + 14;
  private static final int BAR_STEP = 9;
  private static final int LINE = 20;
  private static final int LONGEST_NAME = 30;

  private final SweepResults.AcrossDatasets across;
  private final List<Integer> order;
  private final String ink;

  private RankChart(SweepResults.AcrossDatasets across, String ink) {
    this.across = across;
    this.ink = ink;
    this.order =
        IntStream.range(0, across.configurations().size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> across.nemenyi().meanRanks()[i]))
            .toList();
  }

  /// The drawing as a file of its own, dark on white.
  public static String standalone(SweepResults.AcrossDatasets across) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + new RankChart(across, "#1a1f26").draw(true)
        + "\n";
  }

  /// The drawing for a page, in the colour of its text.
  public static Markup inline(SweepResults.AcrossDatasets across) {
    return new RankChart(across, "currentColor").draw(false);
  }

  private Markup draw(boolean standalone) {
    List<int[]> bars = bars();
    int names = FIRST_BAR + bars.size() * BAR_STEP + LINE;
    int height = names + (order.size() + 1) / 2 * LINE;
    Markup svg = new Markup();
    String box = "0 0 " + WIDTH + " " + height;
    if (standalone) {
      svg.open(
          "svg",
          "xmlns",
          "http://www.w3.org/2000/svg",
          "viewBox",
          box,
          "width",
          "" + WIDTH,
          "height",
          "" + height,
          "font-family",
          "sans-serif",
          "font-size",
          "12");
      svg.element("title", words());
      svg.leaf("rect", "width", "" + WIDTH, "height", "" + height, "fill", "#ffffff");
    } else {
      svg.open("svg", "class", "chart", "viewBox", box, "role", "img", "aria-label", words());
    }
    axis(svg);
    for (int i = 0; i < bars.size(); i++) {
      String y = "" + (FIRST_BAR + i * BAR_STEP);
      String from = Coordinate.of(at(rank(bars.get(i)[0])) - 3);
      String to = Coordinate.of(at(rank(bars.get(i)[1])) + 3);
      path(svg, "M" + from + " " + y + "H" + to, "4");
    }
    for (int i = 0; i < order.size(); i++) {
      name(svg, i, names);
    }
    return svg.close();
  }

  private String words() {
    List<String> ranks =
        order.stream()
            .map(i ->
                across.configurations().get(i) + " " + Figure.of(across.nemenyi().meanRanks()[i]))
            .toList();
    return "Mean ranks, 1 is best: "
        + String.join(", ", ranks)
        + "; critical difference "
        + Figure.of(across.nemenyi().criticalDifference());
  }

  private void axis(Markup svg) {
    int most = order.size();
    path(svg, "M" + LEFT + " " + AXIS + "H" + RIGHT, "1.5");
    for (int rank = 1; rank <= most; rank++) {
      String x = Coordinate.of(at(rank));
      path(svg, "M" + x + " " + (AXIS - 6) + "V" + AXIS, "1");
      text(svg, "" + rank, x, AXIS - 10, "middle");
    }
    double reach = Math.min(across.nemenyi().criticalDifference(), most - 1.0);
    String end = Coordinate.of(at(1 + reach));
    path(svg, "M" + LEFT + " 24H" + end + "M" + LEFT + " 20v8M" + end + " 20v8", "1.5");
    String label = "CD = " + Figure.of(across.nemenyi().criticalDifference());
    text(svg, label, Coordinate.of((LEFT + at(1 + reach)) / 2), 15, "middle");
  }

  private void name(Markup svg, int place, int top) {
    boolean left = place < (order.size() + 1) / 2;
    int row = left ? place : order.size() - 1 - place;
    int y = top + row * LINE;
    String x = Coordinate.of(at(rank(place)));
    int end = left ? LEFT - 8 : RIGHT + 8;
    path(svg, "M" + x + " " + AXIS + "V" + y + "H" + end, "1");
    String name = across.configurations().get(order.get(place));
    String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    text(svg, cut, "" + (left ? end - 4 : end + 4), y + 4, left ? "end" : "start");
  }

  /// The first and the last place of every run of configurations within one critical difference
  /// that is no part of a longer one.
  private List<int[]> bars() {
    List<int[]> bars = new ArrayList<>();
    int reached = 0;
    for (int first = 0; first < order.size(); first++) {
      int last = first;
      while (last + 1 < order.size()
          && rank(last + 1) - rank(first) < across.nemenyi().criticalDifference()) {
        last++;
      }
      if (last > first && last > reached) {
        bars.add(new int[] {first, last});
        reached = last;
      }
    }
    return bars;
  }

  private double rank(int place) {
    return across.nemenyi().meanRanks()[order.get(place)];
  }

  private double at(double rank) {
    return LEFT + (rank - 1) / (order.size() - 1) * (RIGHT - LEFT);
  }

  private void path(Markup svg, String d, String width) {
    svg.leaf("path", "d", d, "stroke", ink, "stroke-width", width, "fill", "none");
  }

  private void text(Markup svg, String text, String x, int y, String anchor) {
    svg.element("text", text, "x", x, "y", "" + y, "text-anchor", anchor, "fill", ink);
  }
}
