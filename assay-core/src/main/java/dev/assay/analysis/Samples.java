package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Units;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Turns what a metric derived into what the statistics ask for, and lines two of them up.
public final class Samples {
  private Samples() {}

  /// What a metric derived as a sample.
  public static Sample of(Derivation.Derived derived) {
    Units units = derived.units();
    Optional<int[]> clusters =
        units.cluster().length == 0 ? Optional.empty() : Optional.of(units.cluster());
    return new Sample(
        derived.statistic(), derived.columns(), clusters, unit(units, clusters), units.strata());
  }

  /// Both samples over the items that both have, in the same order. Strata after the first, such as
  /// processes, stay as they are.
  public static Aligned align(Derivation.Derived base, Derivation.Derived head) {
    int[] baseItems = items(base);
    int[] headItems = items(head);
    if (Arrays.equals(baseItems, headItems)) {
      return new Aligned(of(base), of(head));
    }
    int[] baseRows = new int[Math.min(baseItems.length, headItems.length)];
    int[] headRows = new int[baseRows.length];
    int shared = 0;
    // Both are in ascending order of items, so that one pass finds what they share.
    for (int b = 0, h = 0; b < baseItems.length && h < headItems.length; ) {
      if (baseItems[b] == headItems[h]) {
        baseRows[shared] = b++;
        headRows[shared++] = h++;
      } else if (baseItems[b] < headItems[h]) {
        b++;
      } else {
        h++;
      }
    }
    return new Aligned(
        of(select(base, Arrays.copyOf(baseRows, shared))),
        of(select(head, Arrays.copyOf(headRows, shared))));
  }

  /// Only the entries of some rows, under other numbers and in their order.
  ///
  /// @param derived entries that were all drawn together
  /// @param numbers the new number of each row; -1: its entries are left out
  public static Derivation.Derived renumbered(Derivation.Derived derived, int[] numbers) {
    int[] item = derived.units().item();
    int[] order =
        IntStream.range(0, item.length)
            .filter(entry -> item[entry] < numbers.length && numbers[item[entry]] >= 0)
            .boxed()
            .sorted(Comparator.comparingInt(entry -> numbers[item[entry]]))
            .mapToInt(Integer::intValue)
            .toArray();
    Derivation.Derived kept = select(derived, order);
    Units units = kept.units();
    int[] renumbered = Arrays.stream(units.item()).map(row -> numbers[row]).toArray();
    return new Derivation.Derived(
        kept.columns(),
        kept.statistic(),
        new Units(units.name(), renumbered, units.cluster(), units.pairable(), units.strata()));
  }

  private static int[] items(Derivation.Derived derived) {
    return Arrays.copyOf(derived.units().item(), derived.units().strata().getFirst());
  }

  private static Derivation.Derived select(Derivation.Derived derived, int[] shared) {
    Units units = derived.units();
    int first = units.strata().getFirst();
    int[] rows =
        IntStream.concat(Arrays.stream(shared), IntStream.range(first, derived.columns().rows()))
            .toArray();
    List<Integer> strata = new ArrayList<>(units.strata());
    strata.set(0, shared.length);
    int[] items = Arrays.stream(rows).map(row -> units.item()[row]).toArray();
    int[] clusters =
        units.cluster().length == 0
            ? units.cluster()
            : dense(Arrays.stream(rows).map(row -> units.cluster()[row]).toArray());
    return new Derivation.Derived(
        derived.columns().select(rows),
        derived.statistic(),
        new Units(units.name(), items, clusters, units.pairable(), strata));
  }

  private static int[] dense(int[] codes) {
    int[] sorted = Arrays.stream(codes).distinct().sorted().toArray();
    return Arrays.stream(codes).map(code -> Arrays.binarySearch(sorted, code)).toArray();
  }

  private static Unit unit(Units units, Optional<int[]> clusters) {
    if (!units.pairable()) {
      return Unit.RUN;
    }
    return clusters.isPresent() ? Unit.CLUSTER : Unit.ITEM;
  }

  /// Two samples whose rows are the same items.
  public record Aligned(Sample base, Sample head) {}
}
