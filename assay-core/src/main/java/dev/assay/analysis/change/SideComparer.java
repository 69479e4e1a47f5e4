package dev.assay.analysis.change;

import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Inquiry;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Compares two sides metric by metric, and corrects for the number of all comparisons: the chance
/// that anything of an unchanged head is called changed is at most `1 - level`.
///
/// Every metric that either side judges has its entry: one that is missing on a side, or cannot be
/// compared, says so.
public final class SideComparer {
  private static final String NOT_RUN_AGAIN =
      "Finished runs were compared, so that this suspect was not run again: `assay gate SPEC"
          + " --interleave` runs base and head in turn on one machine, and suspects once more.";

  private final Terms terms;
  private final Inquiries inquiries;
  private final Predicate<Series> wanted;

  /// A comparer.
  ///
  /// @param terms level, rule and seed
  /// @param margins the smallest changes that matter
  /// @param runVariation the coefficient of variation between runs that is allowed for where two
  ///   single runs are compared by a time
  /// @param metrics the metrics that are compared, by name; empty: all that are judged
  public SideComparer(Terms terms, Margins margins, double runVariation, Set<String> metrics) {
    this.terms = terms;
    this.inquiries = new Inquiries(margins, runVariation);
    this.wanted = series -> metrics.isEmpty() || metrics.contains(series.metric());
  }

  /// The changes from base to head: in the order of the head, then what only the base has.
  public Changes compare(Side base, Side head) {
    Set<String> asked = asked(base, head);
    List<Pending> pending = new ArrayList<>();
    List<String> unjudged = new ArrayList<>();
    for (Measured measured : head.measured()) {
      Optional<Measured> other = base.find(measured.series());
      if (isWanted(measured, asked, false)) {
        if (hasDirection(measured) || other.filter(SideComparer::hasDirection).isPresent()) {
          pending.add(pending(other, measured));
        } else if (measured.traits().asked()) {
          unjudged.add(
              measured.series().text()
                  + " is not judged, for nothing says which values are better. Give it a"
                  + " `direction` in the spec.");
        }
      }
    }
    for (Measured measured : base.measured()) {
      boolean gone = head.find(measured.series()).isEmpty();
      if (gone && isWanted(measured, asked, measured.traits().asked()) && hasDirection(measured)) {
        pending.add(onlyInBase(measured));
      } else if (!gone && isDropped(measured, asked)) {
        unjudged.add(
            measured.series().text()
                + " is not judged, for the spec of the head does not ask for it any more.");
      }
    }
    return new Changes(base, head, terms.level(), answered(pending), unjudged);
  }

  // A file does not say what was asked for: then the other side does.
  private static Set<String> asked(Side base, Side head) {
    Set<String> ofHead = asked(head);
    return ofHead.isEmpty() ? asked(base) : ofHead;
  }

  private static Set<String> asked(Side side) {
    return side.measured().stream()
        .filter(it -> it.traits().asked())
        .map(it -> it.series().metric())
        .collect(Collectors.toSet());
  }

  private boolean isWanted(Measured measured, Set<String> asked, boolean orElse) {
    return wanted.test(measured.series())
        && (asked.isEmpty() || asked.contains(measured.series().metric()) || orElse);
  }

  private boolean isDropped(Measured base, Set<String> asked) {
    return base.traits().asked()
        && wanted.test(base.series())
        && !asked.contains(base.series().metric());
  }

  private static boolean hasDirection(Measured measured) {
    return measured.traits().direction().orElse(Direction.NONE) != Direction.NONE;
  }

  /// What is known of a change before the number of comparisons is.
  private record Pending(Change change, Optional<Inquiry> inquiry) {}

  private Pending pending(Optional<Measured> base, Measured head) {
    if (base.isEmpty() || base.get().value().isEmpty()) {
      String why =
          base.map(Measured::note)
              .filter(note -> !note.isEmpty())
              .map(note -> ": " + note)
              .orElse(".");
      return without(Standing.ONLY_IN_HEAD, base, head, "The base has no value of it" + why);
    }
    if (head.value().isEmpty()) {
      String why = head.note().isEmpty() ? "." : ": " + head.note();
      return without(Standing.ONLY_IN_BASE, base, head, "The head has no value of it" + why);
    }
    Optional<SharedRows> shared = SharedRows.between(base.get(), head);
    if (shared.isPresent()) {
      Measured ofBase = shared.get().ofBase(base.get(), head.source());
      Measured ofHead = shared.get().ofHead(head);
      if (ofBase.value().isPresent() && ofHead.value().isPresent()) {
        return comparable(ofBase, ofHead, List.of(shared.get().text()));
      }
    }
    return comparable(base.get(), head, List.of());
  }

  private Pending comparable(Measured base, Measured head, List<String> notes) {
    Optional<String> obstacle = Obstacles.between(base, head);
    return obstacle.isPresent()
        ? without(Standing.INCOMPARABLE, Optional.of(base), head, obstacle.get())
        : compared(base, head, notes);
  }

  private static Pending without(
      Standing standing, Optional<Measured> base, Measured head, String why) {
    return new Pending(
        new Change(
            head.series(),
            head.traits(),
            standing,
            Basis.NONE,
            "",
            base.map(Measured::value).orElse(OptionalDouble.empty()),
            head.value(),
            Optional.empty(),
            false,
            List.of(why)),
        Optional.empty());
  }

  private static Pending onlyInBase(Measured base) {
    return new Pending(
        new Change(
            base.series(),
            base.traits(),
            Standing.ONLY_IN_BASE,
            Basis.NONE,
            "",
            base.value(),
            OptionalDouble.empty(),
            Optional.empty(),
            false,
            List.of("The head does not measure it, or its spec does not ask for it.")),
        Optional.empty());
  }

  private Pending compared(Measured base, Measured head, List<String> notes) {
    Direction direction =
        head.traits().direction().or(base.traits()::direction).orElse(Direction.NONE);
    Traits traits = head.traits().direction().isPresent() ? head.traits() : base.traits();
    Inquiries.Asked asked = inquiries.ask(base, head, traits, terms.withDirection(direction));
    List<String> all = new ArrayList<>(notes);
    all.addAll(asked.notes());
    return new Pending(
        new Change(
            head.series(),
            traits,
            Standing.COMPARED,
            asked.basis(),
            asked.units(),
            asked.base(),
            head.value(),
            Optional.empty(),
            asked.relative(),
            all),
        Optional.of(asked.inquiry()));
  }

  private static List<Change> answered(List<Pending> pending) {
    List<Comparison> comparisons =
        Decisions.compareAll(pending.stream().flatMap(it -> it.inquiry().stream()).toList());
    List<Change> changes = new ArrayList<>();
    int next = 0;
    for (Pending each : pending) {
      changes.add(
          each.inquiry().isPresent()
              ? with(each.change(), comparisons.get(next++))
              : each.change());
    }
    return List.copyOf(changes);
  }

  private static Change with(Change change, Comparison comparison) {
    List<String> notes = new ArrayList<>(change.notes());
    notes.addAll(comparison.notes());
    boolean suspect =
        comparison.verdict() == Verdict.REGRESSED
            && change.traits().variesByRun()
            && change.basis() != Basis.PAIRED_ROUNDS;
    if (suspect) {
      notes.add(NOT_RUN_AGAIN);
    }
    return new Change(
        change.series(),
        change.traits(),
        change.standing(),
        change.basis(),
        change.units(),
        change.base(),
        change.head(),
        Optional.of(comparison),
        change.relative(),
        notes);
  }
}
