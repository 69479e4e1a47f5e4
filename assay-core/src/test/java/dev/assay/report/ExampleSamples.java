package dev.assay.report;

import dev.assay.api.observation.Outcome;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Samples that look like those of a run, the same at every call.
final class ExampleSamples {
  private static final String[] SIZES = {"small", "medium", "large"};
  private static final String[] AGES = {"under 40", "40 to 59", "60 and over"};

  private final int rows;

  ExampleSamples(int rows) {
    this.rows = rows;
  }

  Stream<Sample> labels(String model) {
    int skill = ExampleResults.CLASSIFIERS.indexOf(model);
    return LongStream.range(0, rows * 3L).mapToObj(i -> label(i / 3, (int) (i % 3), skill));
  }

  private static Sample label(long row, int draw, int skill) {
    boolean malignant = noise(row, 7) > 0.63;
    String target = malignant ? "malignant" : "benign";
    String category = SIZES[malignant ? 1 + (int) (row % 2) : (int) (row % 3)];
    Sample.Item item =
        new Sample.Item(String.format(Locale.ROOT, "wdbc-%04d", row), row, draw, category, target);
    if (skill == 3 && row % 46 == 41) {
      Outcome broken = new Outcome(Outcome.Kind.ERROR, "model_error", "the model returned NaN");
      return new Sample(item, "", Sample.Mark.NEITHER, Double.NaN, broken, 64_000, Double.NaN);
    }
    double doubt = noise(row, 11) * 0.9 + noise(row, 13 + skill) * 0.1;
    boolean right = doubt > 0.03 + 0.012 * skill;
    String other = malignant ? "benign" : "malignant";
    return new Sample(
        item,
        right ? target : other,
        right ? Sample.Mark.RIGHT : Sample.Mark.WRONG,
        Double.NaN,
        Outcome.answered(),
        52_000 + Math.round(9_000 * noise(row, draw)),
        0.5 + 0.5 * Math.min(1, doubt * 1.4));
  }

  Stream<Sample> numbers(String model) {
    int skill = ExampleResults.REGRESSORS.indexOf(model);
    return LongStream.range(0, rows).mapToObj(row -> number(row, skill));
  }

  private static Sample number(long row, int skill) {
    double target = Math.rint(25 + 320 * noise(row, 3));
    double predicted = target + (noise(row, 5 + skill) - 0.5) * (150 + 20 * skill);
    Sample.Item item =
        new Sample.Item(
            String.format(Locale.ROOT, "patient-%03d", row),
            row,
            0,
            AGES[(int) (row % 3)],
            String.format(Locale.ROOT, "%.0f", target));
    return new Sample(
        item,
        String.format(Locale.ROOT, "%.4f", predicted),
        Sample.Mark.NEITHER,
        Math.abs(predicted - target),
        Outcome.answered(),
        48_000 + Math.round(7_000 * noise(row, 17)),
        Double.NaN);
  }

  /// A number in [0, 1) that looks random and depends only on its arguments.
  static double noise(long a, long b) {
    long z = a * 0x9e3779b97f4a7c15L + b * 0xbf58476d1ce4e5b9L + 0x94d049bb133111ebL;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
