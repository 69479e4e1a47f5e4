package dev.assay.benchmarks.stats;

import dev.assay.stats.Estimate;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Question;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import dev.assay.stats.resample.Resampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The error rates of the default methods, by seeded simulation: how often the 95 % interval of one
/// sample covers the truth, and how often two samples of the same distribution are told apart.
///
/// Writes a Markdown table: `java -cp ... dev.assay.benchmarks.stats.ErrorRates FILE [data sets]`.
public final class ErrorRates {
  private static final int USUAL = 2_000;
  private static final int[] SIZES = {5, 10, 30, 100};
  private static final int CLUSTER = 5;

  private ErrorRates() {}

  /// What is drawn, with its true mean.
  private enum Law {
    NORMAL("normal", 0, 0),
    LOGNORMAL("lognormal", Math.exp(0.5), 1),
    HALF("Bernoulli(0.5)", 0.5, 2),
    MOST("Bernoulli(0.95)", 0.95, 3),
    CLUSTERED("clusters of 5, ICC 0.3", 0, 4);

    private final String title;
    private final double mean;
    private final int stream;

    Law(String title, double mean, int stream) {
      this.title = title;
      this.mean = mean;
      this.stream = stream;
    }

    double[] draw(int n, SplittableRandom random) {
      double[] values = new double[this == CLUSTERED ? n * CLUSTER : n];
      double common = 0;
      for (int i = 0; i < values.length; i++) {
        common = i % CLUSTER == 0 ? random.nextGaussian() : common;
        values[i] =
            switch (this) {
              case NORMAL -> random.nextGaussian();
              case LOGNORMAL -> Math.exp(random.nextGaussian());
              case HALF, MOST -> random.nextDouble() < mean ? 1 : 0;
              case CLUSTERED -> Math.sqrt(0.3) * common + Math.sqrt(0.7) * random.nextGaussian();
            };
      }
      return values;
    }

    Sample sample(int n, SplittableRandom random) {
      double[] values = draw(n, random);
      Sample sample = Sample.ofMean(values);
      return this == CLUSTERED
          ? sample.clusteredBy(IntStream.range(0, values.length).map(i -> i / CLUSTER).toArray())
          : sample;
    }
  }

  /// Writes the table to the file that is named first, from as many data sets as said second.
  ///
  /// @throws IOException if the file cannot be written
  public static void main(String[] arguments) throws IOException {
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : USUAL;
    StringBuilder table = new StringBuilder();
    table.append("| Data | n | covered | false alarms, paired | false alarms, unpaired |\n");
    table.append("|---|---|---|---|---|\n");
    for (Law law : Law.values()) {
      for (int n : SIZES) {
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.1f %% | %.1f %% |\n",
                law.title,
                n,
                coverage(law, n, runs),
                100 * alarms(law, n, true, runs),
                100 * alarms(law, n, false, runs)));
      }
    }
    Files.writeString(Path.of(arguments[0]), table);
  }

  // Samples without an interval, such as constant ones of a mean, are counted by themselves.
  private static String coverage(Law law, int n, int runs) {
    SplittableRandom random = new SplittableRandom(1_000L * n + law.stream);
    int covered = 0;
    int answered = 0;
    for (int run = 0; run < runs; run++) {
      Estimate estimate = Decisions.summarize(law.sample(n, random), terms(run)).estimate();
      if (estimate instanceof Estimate.Known known) {
        answered++;
        covered += known.interval().contains(law.mean) ? 1 : 0;
      }
    }
    String share = String.format(Locale.ROOT, "%.1f %%", 100.0 * covered / answered);
    return answered == runs ? share : share + " of " + answered;
  }

  private static double alarms(Law law, int n, boolean paired, int runs) {
    SplittableRandom random = new SplittableRandom(2_000L * n + law.stream);
    int alarms = 0;
    for (int run = 0; run < runs; run++) {
      Sample base = law.sample(n, random);
      Sample head = law.sample(n, random);
      Comparison comparison =
          Decisions.compare(
              new Question(base, head, paired, terms(run).withDirection(Direction.HIGHER)));
      alarms += comparison.verdict() == Verdict.INCONCLUSIVE ? 0 : 1;
    }
    return (double) alarms / runs;
  }

  private static Terms terms(long seed) {
    return Terms.seeded(seed).withResampling(Resampling.seeded(seed));
  }
}
