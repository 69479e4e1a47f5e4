package dev.assay.report;

import dev.assay.analysis.change.Basis;
import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Changes;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What changed, in the words and figures that all reports share.
public final class ChangeWords {
  private static final DisplayUnit SHARE = new DisplayUnit("%", 100);

  /// So many series are named that have the same note.
  private static final int MOST_NAMED = 3;

  private ChangeWords() {}

  /// `0.95 → 0.93`, in the unit of the metric.
  public static String values(Change change) {
    DisplayUnit unit = unit(change);
    return value(change.base(), unit) + " → " + value(change.head(), unit) + unit.after();
  }

  private static String value(OptionalDouble value, DisplayUnit unit) {
    return value.isPresent() ? Figure.of(value.getAsDouble() * unit.factor()) : "–";
  }

  private static DisplayUnit unit(Change change) {
    double largest = Math.max(Math.abs(change.base().orElse(0)), Math.abs(change.head().orElse(0)));
    return DisplayUnit.of(change.traits().unit(), largest);
  }

  /// The change with its interval, signed so that better is positive; `–` where there is none.
  public static String change(Change change) {
    if (change.comparison().isEmpty()) {
      return "–";
    }
    DisplayUnit unit = change.relative() ? SHARE : unit(change);
    return switch (change.comparison().get().change()) {
      case Estimate.Known(Interval it) -> {
        double f = unit.factor();
        yield Figure.signed(it.estimate() * f, it.lower() * f, it.upper() * f)
            + " "
            + Figure.range(it, unit)
            + unit.after();
      }
      case Estimate.ValueOnly only -> Figure.of(only.value() * unit.factor()) + unit.after();
      case Estimate.Refused _ -> "–";
    };
  }

  /// By how many percent the value itself grew; `–` where that says nothing.
  public static String share(Change change) {
    OptionalDouble share = change.share();
    return share.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * share.getAsDouble()).replace('-', '−');
  }

  /// The margin that was applied; `–` for none.
  public static String margin(Change change) {
    double margin = change.comparison().map(Comparison::margin).orElse(0.0);
    if (margin == 0) {
      return "–";
    }
    DisplayUnit unit = change.relative() ? SHARE : unit(change);
    return Figure.brief(margin * unit.factor()) + unit.after();
  }

  /// The corrected p-value.
  public static String pValue(Change change) {
    return Figure.pValue(
        change.comparison().map(it -> it.adjustedPValue().orElse(Double.NaN)).orElse(Double.NaN));
  }

  /// What the comparison rests on, with the number of units.
  public static String basis(Change change) {
    return change
        .comparison()
        .map(it -> change.basis().words() + " (" + Figure.count(it.n()) + units(change) + ")")
        .orElse(change.basis().words());
  }

  private static String units(Change change) {
    return change.units().isEmpty() ? "" : " " + change.units();
  }

  /// Everything that is to be said about a change besides its figures, in full sentences.
  public static List<String> notes(Change change) {
    List<String> notes = new ArrayList<>(change.notes());
    change
        .comparison()
        .flatMap(it ->
            switch (it.change()) {
              case Estimate.ValueOnly only -> Optional.of(only.explanation());
              case Estimate.Refused refused -> Optional.of(refused.explanation());
              case Estimate.Known _ -> Optional.empty();
            })
        .ifPresent(why -> notes.add("There is no interval: " + why + "."));
    if (change.basis() == Basis.HISTORY && change.verdict() == Verdict.INCONCLUSIVE) {
      notes.add("One run shows no smaller change; --interleave does.");
    }
    if (change.needed().isPresent()) {
      notes.add(
          "About "
              + Figure.count(change.needed().getAsLong())
              + units(change)
              + " in all, in place of "
              + Figure.count(change.comparison().map(Comparison::n).orElse(0L))
              + ", would settle it.");
    }
    return notes;
  }

  /// What a reader should know besides of all changes: a note that several have stands once.
  public static List<String> notes(Changes changes) {
    Map<String, List<String>> series = new LinkedHashMap<>();
    for (Change change : sorted(changes)) {
      for (String note : notes(change)) {
        series.computeIfAbsent(note, _ -> new ArrayList<>()).add(change.series().text());
      }
    }
    List<String> lines = new ArrayList<>();
    series.forEach((note, all) -> lines.add(named(all) + ": " + note));
    lines.addAll(changes.unjudged());
    return lines;
  }

  private static String named(List<String> series) {
    int more = series.size() - MOST_NAMED;
    return more <= 1
        ? String.join(", ", series)
        : String.join(", ", series.subList(0, MOST_NAMED)) + " and " + more + " others";
  }

  /// The verdicts in one sentence: how many of each.
  public static String counts(Changes changes) {
    if (changes.changes().isEmpty()) {
      return "Nothing was compared.";
    }
    return Stream.of(Verdict.values())
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .filter(verdict -> changes.count(verdict) > 0)
        .map(verdict -> changes.count(verdict) + " " + word(verdict))
        .collect(Collectors.joining(", "));
  }

  private static String word(Verdict verdict) {
    return verdict == Verdict.NO_BASELINE ? "without a baseline" : Marks.word(verdict);
  }

  /// The order in which a reader wants them: what is worse first.
  public static int rank(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> 0;
      case INCONCLUSIVE -> 1;
      case NO_BASELINE -> 2;
      case IMPROVED -> 3;
      case EQUIVALENT -> 4;
    };
  }

  /// The changes, what is worse first.
  public static List<Change> sorted(Changes changes) {
    return changes.changes().stream()
        .sorted((a, b) -> Integer.compare(rank(a.verdict()), rank(b.verdict())))
        .toList();
  }

  /// What the level means, as a sentence.
  public static String level(Changes changes) {
    long compared = changes.changes().stream().filter(it -> it.comparison().isPresent()).count();
    return "A positive change is better. Level "
        + Figure.percent(changes.level())
        + (compared > 1 ? " for all " + compared + " comparisons together (Holm)." : ".");
  }
}
