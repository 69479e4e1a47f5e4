package dev.assay.analysis.change;

import dev.assay.analysis.Samples;
import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Margin;
import dev.assay.stats.Columns;
import dev.assay.stats.decision.Estimated;
import dev.assay.stats.decision.Identical;
import dev.assay.stats.decision.Inquiry;
import dev.assay.stats.decision.Method;
import dev.assay.stats.decision.Prediction;
import dev.assay.stats.decision.Question;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Picks what a comparison rests on, and says why.
///
/// Quality is paired by item wherever both sides have the samples of the same data. A time of two
/// runs never is: what slows a machine for one run slows every item of it, so that the items say
/// nothing of the chance. It is compared with the runs of a history, else by the two estimates with
/// an allowance for the variation between runs, unless both ran in the same rounds.
final class Inquiries {
  private static final String RUNS = "runs";

  /// The units of launched trials, which are paired by seed whatever is known of their data.
  private static final String SEEDS = "seeds";

  /// So many runs tell how runs vary.
  static final int FEWEST_RUNS = 5;

  private final Margins margins;
  private final double runVariation;

  Inquiries(Margins margins, double runVariation) {
    this.margins = margins;
    this.runVariation = runVariation;
  }

  /// A comparison that can be made.
  ///
  /// @param inquiry what is asked
  /// @param basis what it rests on
  /// @param units what is counted, in the plural
  /// @param base the value that is compared with
  /// @param relative whether the change is a share of it
  /// @param notes why not on something better
  record Asked(
      Inquiry inquiry,
      Basis basis,
      String units,
      OptionalDouble base,
      boolean relative,
      List<String> notes) {}

  Asked ask(Measured base, Measured head, Traits traits, Terms terms) {
    Margin margin = margins.of(head.series(), traits);
    double value = base.value().orElseThrow();
    Terms own = terms.withMargin(margin.absolute(value));
    boolean rounds = isRounds(base) && isRounds(head);
    if (!rounds && traits.dependsOnMachine() && base.runs().length >= FEWEST_RUNS) {
      return history(base, head, terms, margin);
    }
    if (!rounds && traits.variesByRun()) {
      return runs(base, head, own);
    }
    Optional<String> whyNot = whyNotSamples(base, head);
    if (whyNot.isPresent()) {
      return estimates(base, head, 0, own, List.of("Not paired: " + whyNot.get()));
    }
    return samples(base, head, own);
  }

  private static boolean isRounds(Measured measured) {
    return measured.samples().filter(it -> it.units().name().equals(Rounds.NAME)).isPresent();
  }

  private Asked history(Measured base, Measured head, Terms terms, Margin margin) {
    Prediction plain = new Prediction(base.runs(), head.value().orElseThrow(), terms);
    boolean relative = plain.isRelative();
    double center =
        relative ? geometricMean(base.runs()) : Arrays.stream(base.runs()).average().orElseThrow();
    double size = relative ? margin.asShare(center) : margin.absolute(center);
    return new Asked(
        new Prediction(base.runs(), head.value().orElseThrow(), terms.withMargin(size)),
        Basis.HISTORY,
        RUNS,
        OptionalDouble.of(center),
        relative,
        List.of());
  }

  private static double geometricMean(double[] values) {
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow());
  }

  // One run each: what varies between runs shows in neither.
  private Asked runs(Measured base, Measured head, Terms terms) {
    List<String> notes = new ArrayList<>();
    if (base.runs().length > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The history has %d of the %d runs on this hardware that tell how runs vary.",
              base.runs().length,
              FEWEST_RUNS));
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "Two separate runs: a variation between runs of %.3g %% is allowed for. A history of"
                + " %d runs, or --interleave, finds smaller changes.",
            100 * runVariation,
            FEWEST_RUNS));
    return estimates(base, head, runVariation, terms, notes);
  }

  private Asked estimates(
      Measured base, Measured head, double variation, Terms terms, List<String> notes) {
    return new Asked(
        new Estimated(value(base, variation), value(head, variation), variation, unit(head), terms),
        Basis.ESTIMATES,
        variation > 0 ? RUNS : units(head),
        base.value(),
        false,
        notes);
  }

  // Where runs are allowed to vary, each is one run, and what varies within it is held by the
  // allowance where it is not known.
  private static Estimated.Value value(Measured of, double variation) {
    double error = of.spread().standardError();
    double freedom = of.spread().degreesOfFreedom();
    long units = of.spread().units();
    return new Estimated.Value(
        of.value().orElseThrow(),
        Double.isNaN(error) && variation > 0 ? 0 : error,
        freedom > 0 ? freedom : Math.max(1, units - 1.0),
        variation > 0 ? 1 : units);
  }

  private static String units(Measured of) {
    return of.samples().map(it -> it.units().name()).orElse(of.spread().unit());
  }

  private static Unit unit(Measured of) {
    return switch (of.spread().unit()) {
      case "items" -> Unit.ITEM;
      case "clusters" -> Unit.CLUSTER;
      default -> Unit.RUN;
    };
  }

  private static boolean isSame(Columns base, Columns head) {
    return base.names().equals(head.names())
        && base.names().stream()
            .allMatch(name ->
                base.isDouble(name) == head.isDouble(name)
                    && (base.isDouble(name)
                        ? Arrays.equals(base.doubles(name), head.doubles(name))
                        : Arrays.equals(base.ints(name), head.ints(name))));
  }

  private static Optional<String> whyNotSamples(Measured base, Measured head) {
    if (base.samples().isEmpty() || head.samples().isEmpty()) {
      return Optional.of(
          "the " + (base.samples().isEmpty() ? "base" : "head") + " has no samples of it.");
    }
    boolean dataKnown = !head.source().dataset().isEmpty() && !base.source().dataset().isEmpty();
    if (!dataKnown && !units(head).equals(SEEDS)) {
      return Optional.of("it is not known whether both have the same data.");
    }
    return isAlike(base, head) ? Optional.empty() : Optional.of("it was computed in another way.");
  }

  /// Whether the samples of both, where both have some, were made in the same way.
  static boolean isAlike(Measured base, Measured head) {
    if (base.samples().isEmpty() || head.samples().isEmpty()) {
      return false;
    }
    Derivation.Derived first = base.samples().get();
    Derivation.Derived second = head.samples().get();
    return first.statistic().getClass() == second.statistic().getClass()
        && first.units().pairable() == second.units().pairable()
        && first.units().strata().size() == second.units().strata().size()
        && (first.units().cluster().length == 0) == (second.units().cluster().length == 0);
  }

  private Asked samples(Measured base, Measured head, Terms terms) {
    Derivation.Derived first = base.samples().orElseThrow();
    Derivation.Derived second = head.samples().orElseThrow();
    if (!second.units().pairable()) {
      return new Asked(
          new Question(Samples.of(first), Samples.of(second), false, terms),
          Basis.SAMPLES,
          units(head),
          base.value(),
          false,
          List.of());
    }
    Samples.Aligned aligned = Samples.align(first, second);
    int shared = aligned.head().strata().getFirst();
    List<String> notes = new ArrayList<>();
    int left = first.units().strata().getFirst() + second.units().strata().getFirst() - 2 * shared;
    if (left > 0) {
      notes.add(
          String.format(
              Locale.ROOT, "%,d values have no partner on the other side and do not count.", left));
    }
    Basis basis = isRounds(head) ? Basis.PAIRED_ROUNDS : Basis.PAIRED_SAMPLES;
    // A round or a seed averages over so much that the few differences are near to normal.
    boolean whole = basis == Basis.PAIRED_ROUNDS || units(head).equals(SEEDS);
    Terms own = whole ? terms.withMethod(Method.T) : terms;
    boolean same = shared > 0 && isSame(aligned.base().columns(), aligned.head().columns());
    if (same) {
      notes.add("Every value is the same on both sides.");
    }
    return new Asked(
        same
            ? new Identical(shared, aligned.head().unit(), terms)
            : new Question(aligned.base(), aligned.head(), true, own),
        basis,
        units(head),
        base.value(),
        false,
        notes);
  }
}
