package dev.assay.report.html;

import dev.assay.api.observation.Outcome;
import dev.assay.report.InertText;
import dev.assay.report.Sample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Samples as columns, each text stored once: what the sample table of the page reads.
final class SampleColumns {
  private static final MathContext DIGITS = new MathContext(6);

  private static final List<String> TALK = List.of("prompt", "reasoning", "attempts");

  /// The outcomes by the number that stands for them.
  static final List<Outcome.Kind> OUTCOMES = List.of(Outcome.Kind.values());

  private final int textLength;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final List<int[]> rows = new ArrayList<>();
  private final List<double[]> numbers = new ArrayList<>();

  SampleColumns(int textLength) {
    this.textLength = textLength;
  }

  void add(int trial, Sample of) {
    Sample.Item item = of.item();
    rows.add(
        new int[] {
          trial,
          code(item.id()),
          Math.toIntExact(item.row()),
          item.draw(),
          code(item.category()),
          code(item.target()),
          code(of.prediction()),
          mark(of.mark()),
          OUTCOMES.indexOf(of.outcome().kind()),
          code(of.outcome().detail().isEmpty() ? of.outcome().message() : detailed(of)),
          code(of.talk().prompt()),
          code(of.talk().reasoning()),
          code(of.talk().attempts())
        });
    numbers.add(new double[] {rounded(of.score()), of.latencyNanos(), rounded(of.probability())});
  }

  private static int mark(Sample.Mark mark) {
    return switch (mark) {
      case RIGHT -> 0;
      case WRONG -> 1;
      case NEITHER -> 2;
    };
  }

  private static String detailed(Sample of) {
    return of.outcome().detail() + ": " + of.outcome().message();
  }

  int size() {
    return rows.size();
  }

  Map<String, Object> columns() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("texts", texts);
    String[] names = {
      "trial", "id", "row", "draw", "category", "target", "prediction", "mark", "outcome", "message"
    };
    for (int i = 0; i < names.length; i++) {
      int at = i;
      columns.put(names[i], rows.stream().mapToInt(row -> row[at]).toArray());
    }
    // Only language models have these; other pages need not carry them.
    for (int i = 0; i < TALK.size(); i++) {
      int at = names.length + i;
      int[] codes = rows.stream().mapToInt(row -> row[at]).toArray();
      if (Arrays.stream(codes).anyMatch(code -> code >= 0)) {
        columns.put(TALK.get(i), codes);
      }
    }
    columns.put("score", column(0));
    columns.put("latency", column(1));
    columns.put("probability", column(2));
    return columns;
  }

  /// A column of numbers; empty where no sample has one.
  private double[] column(int at) {
    double[] values = numbers.stream().mapToDouble(of -> of[at]).toArray();
    return Arrays.stream(values).allMatch(Double::isNaN) ? new double[0] : values;
  }

  private int code(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    String inert = InertText.cut(text, textLength);
    return codes.computeIfAbsent(
        inert,
        _ -> {
          texts.add(inert);
          return texts.size() - 1;
        });
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : Double.NaN;
  }
}
