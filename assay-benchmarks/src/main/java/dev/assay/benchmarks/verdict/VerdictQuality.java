package dev.assay.benchmarks.verdict;

import dev.assay.benchmarks.verdict.SimulatedRepository.Planted;
import dev.assay.benchmarks.verdict.SimulatedRepository.Run;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Method;
import dev.assay.stats.decision.Question;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How often verdicts on pull requests are right, in simulated repositories: false alarms on those
/// that change nothing, and how many planted changes are found.
///
/// Writes a Markdown table: `java -cp ... dev.assay.benchmarks.verdict.VerdictQuality FILE [pull
/// requests]`.
public final class VerdictQuality {
  private static final int USUAL = 1_000;
  private static final int HISTORY = 64;
  private static final int ROUNDS = 12;
  private static final double[] VARIATIONS = {0.03, 0.15};
  private static final Planted SLOWER = new Planted(0.10, 0);
  private static final Planted WORSE = new Planted(0, 0.02);

  private VerdictQuality() {}

  /// Writes the table to the file that is named first, from as many pull requests as said second.
  ///
  /// @throws IOException if the file cannot be written
  public static void main(String[] arguments) throws IOException {
    int pulls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : USUAL;
    StringBuilder table = new StringBuilder();
    table.append("| Rule | run-to-run CV | no change: called worse | 10 % slower: found |");
    table.append(" 2 points worse: found |\n|---|---:|---:|---:|---:|\n");
    for (double cv : VARIATIONS) {
      rules().forEach((name, rule) -> row(name, rule, cv, pulls, table));
      interleaved(cv, pulls, table);
    }
    Files.writeString(Path.of(arguments[0]), table);
  }

  private static Map<String, Rules> rules() {
    Map<String, Rules> rules = new LinkedHashMap<>();
    rules.put("Assay, no margin", Rules.assay());
    rules.put("Assay, margin 5 % (times), 1 point (accuracy)", Rules.assay("5%", "accuracy=0.01"));
    rules.put("github-action-benchmark, `alert-threshold` 200 %", Rules.ratio(2));
    rules.put("github-action-benchmark, `alert-threshold` 150 %", Rules.ratio(1.5));
    rules.put("github-action-benchmark, `alert-threshold` 110 %", Rules.ratio(1.1));
    rules.put("Bencher, `t_test` 0.99, last 64", Rules.student(0.99));
    rules.put("Bencher, `t_test` 0.95, last 64", Rules.student(0.95));
    rules.put("Bencher, `iqr` 1.5, last 64", Rules.interquartile(1.5));
    return rules;
  }

  private static void row(String name, Rules rule, double cv, int pulls, StringBuilder table) {
    SimulatedRepository repository = new SimulatedRepository(cv, Math.round(cv * 1000));
    for (int i = 0; i < HISTORY; i++) {
      repository.advance();
    }
    int alarms = 0;
    int slower = 0;
    int worse = 0;
    for (int i = 0; i < pulls; i++) {
      List<Run> main =
          repository.main().subList(repository.main().size() - HISTORY, repository.main().size());
      alarms += rule.worse(main, repository.pull(Planted.NOTHING)).isEmpty() ? 0 : 1;
      slower += rule.worse(main, repository.pull(SLOWER)).get(0) ? 1 : 0;
      worse += rule.worse(main, repository.pull(WORSE)).get(Rules.ACCURACY) ? 1 : 0;
      repository.advance();
    }
    line(name, cv, table, share(alarms, pulls), share(slower, pulls), share(worse, pulls));
  }

  private static void interleaved(double cv, int pulls, StringBuilder table) {
    SimulatedRepository repository = new SimulatedRepository(cv, 7 + Math.round(cv * 1000));
    int alarms = 0;
    int slower = 0;
    for (int i = 0; i < pulls; i++) {
      alarms += regressed(repository, Planted.NOTHING) ? 1 : 0;
      slower += regressed(repository, SLOWER) ? 1 : 0;
    }
    line(
        "Assay, one time, interleaved in " + ROUNDS + " rounds, suspects run again",
        cv,
        table,
        share(alarms, pulls),
        share(slower, pulls),
        "–");
  }

  // A suspect is declared only where rounds of its own say so again.
  private static boolean regressed(SimulatedRepository repository, Planted planted) {
    boolean suspect = isSlower(repository.rounds(ROUNDS, planted));
    return suspect && isSlower(repository.rounds(ROUNDS, planted));
  }

  private static boolean isSlower(double[][] rounds) {
    Question question =
        new Question(
            Sample.ofMean(rounds[0]),
            Sample.ofMean(rounds[1]),
            true,
            Terms.seeded(1).withDirection(Direction.LOWER).withMethod(Method.T));
    return Decisions.compare(question).verdict() == Verdict.REGRESSED;
  }

  private static void line(String name, double cv, StringBuilder table, String... shares) {
    table.append(
        String.format(
            Locale.ROOT, "| %s | %.0f %% | %s |\n", name, 100 * cv, String.join(" | ", shares)));
  }

  private static String share(int count, int of) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / of);
  }
}
