package dev.assay.report;

import dev.assay.analysis.SweepResults;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.stats.Interval;
import dev.assay.stats.effect.StandardizedDifference;
import dev.assay.stats.hypothesis.PairedTest;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is said of a sweep, in words that both reports share.
public final class SweepWords {
  // Cohen (1988), Statistical power analysis, chapter 2.
  private static final double SMALL = 0.2;
  private static final double MEDIUM = 0.5;
  private static final double LARGE = 0.8;

  private final ResultIndex index;
  private final SweepResults results;
  private final UnaryOperator<String> name;

  /// Words on the sweep of a report.
  ///
  /// @param name how the name of a configuration is written
  public SweepWords(ResultIndex index, SweepResults results, UnaryOperator<String> name) {
    this.index = index;
    this.results = results;
    this.name = name;
  }

  /// The differences from the baseline on a dataset.
  public List<SweepResults.Effect> effects(DatasetInfo dataset) {
    return results.effects().stream()
        .filter(of -> of.comparison().pair().dataset().equals(dataset.name()))
        .toList();
  }

  /// The best configuration against the baseline, in a sentence or two.
  public String best(DatasetInfo dataset) {
    Optional<ModelInfo> best =
        Leaderboard.of(index, dataset).leader().map(Leaderboard.Standing::model);
    if (best.isEmpty()) {
      return "No configuration has a value.";
    }
    String id = best.get().id();
    if (dataset.baseline().filter(id::equals).isPresent()) {
      return "The baseline, " + name.apply(id) + ", is the best by the mean.";
    }
    Optional<SweepResults.Effect> effect =
        effects(dataset).stream()
            .filter(of -> of.comparison().pair().head().equals(id))
            .findFirst();
    return effect
        .map(this::sentence)
        .orElse(name.apply(id) + " is the best by the mean; there is no baseline to compare with.");
  }

  private String sentence(SweepResults.Effect effect) {
    ComparisonRecord of = effect.comparison();
    DisplayUnit unit = index.unit(of);
    String change =
        of.change().d().isEmpty()
            ? "unknown"
            : Figure.signed(
                of.change().d().getAsDouble() * unit.factor(),
                of.change().lower() * unit.factor(),
                of.change().upper() * unit.factor());
    String test =
        effect
            .test()
            .map(it ->
                it.method().title()
                    + ", "
                    + p(it.pValue())
                    + ", corrected "
                    + Figure.pValue(of.pAdjusted()))
            .orElse("no test applies: " + of.change().method());
    return "Best against baseline: "
        + name.apply(of.pair().head())
        + " against "
        + name.apply(of.pair().base())
        + ", change "
        + change
        + unit.after()
        + " over "
        + of.change().n()
        + " seeds ("
        + test
        + "; Cohen's d "
        + shown(effect.d())
        + "). "
        + matters(effect);
  }

  /// Whether the difference matters, as a sentence.
  public String matters(SweepResults.Effect effect) {
    ComparisonRecord of = effect.comparison();
    String size =
        effect.d().map(d -> " The effect is " + size(d.d()) + " by Cohen's d.").orElse("");
    if (of.change().d().isEmpty()) {
      return "Whether it matters cannot be said.";
    }
    if (of.margin() == 0) {
      return "No margin is stated, so whether it matters is for the reader to say." + size;
    }
    boolean reaches = Math.abs(of.change().d().getAsDouble()) >= of.margin();
    String margin = Figure.exact(of.margin() * index.unit(of).factor());
    return (reaches
            ? "It reaches the margin of " + margin + ", so it matters."
            : "It is smaller than the margin of " + margin + ", so it does not matter.")
        + size;
  }

  /// Whether it matters, in a word or two.
  public static String mattersBriefly(SweepResults.Effect effect) {
    ComparisonRecord of = effect.comparison();
    if (of.change().d().isEmpty()) {
      return "–";
    }
    if (of.margin() == 0) {
      return effect.d().map(d -> size(d.d())).orElse("–");
    }
    return Math.abs(of.change().d().getAsDouble()) >= of.margin() ? "yes" : "no";
  }

  private static String size(double d) {
    double of = Math.abs(d);
    return of < SMALL ? "negligible" : of < MEDIUM ? "small" : of < LARGE ? "medium" : "large";
  }

  /// A standardized difference with its interval; `–` where there is none.
  public static String shown(Optional<StandardizedDifference> effect) {
    return effect
        .map(of -> {
          Interval interval = of.interval();
          return Figure.of(of.d()) + " " + Figure.range(of.d(), interval.lower(), interval.upper());
        })
        .orElse("–");
  }

  /// The name of a test with its statistic.
  public static String shown(PairedTest test) {
    return test.method().title()
        + (test.method() == PairedTest.Method.PAIRED_T ? ", t = " : ", W+ = ")
        + Figure.of(test.statistic());
  }

  private static String p(double p) {
    String value = Figure.pValue(p);
    return value.startsWith("<") ? "p " + value : "p = " + value;
  }

  /// What the ranks over several datasets say, in a sentence or two.
  public static String across(SweepResults.AcrossDatasets across) {
    String few =
        across.datasets() < 5
            ? " With fewer than 5 datasets hardly any difference of ranks can be told from chance."
            : "";
    return "Over "
        + across.datasets()
        + " datasets: Friedman's chi-squared = "
        + Figure.of(across.friedman().statistic())
        + " with "
        + across.friedman().degreesOfFreedom()
        + " degrees of freedom, "
        + p(across.friedman().pValue())
        + "; F of Iman and Davenport = "
        + Figure.of(across.friedman().f())
        + ", "
        + p(across.friedman().fPValue())
        + ". Two configurations differ where their mean ranks lie further apart than Nemenyi's"
        + " critical difference, "
        + Figure.of(across.nemenyi().criticalDifference())
        + " at "
        + Figure.percent(across.level())
        + "."
        + few;
  }
}
