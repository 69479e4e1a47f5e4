package dev.assay.analysis.change;

import dev.assay.analysis.Samples;
import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.RowDigest;
import dev.assay.stats.Weights;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;

/// The rows that two versions of a dataset have in common: those whose content is equal, wherever
/// they stand. By these alone two runs over different data can be compared, item by item.
///
/// @param base of each row of the base its number among the shared ones, in the order of the head;
///   -1 where the head does not have it
/// @param head the same of each row of the head
/// @param shared how many rows both have
/// @param changed how many have the same name in both, and another content
record SharedRows(int[] base, int[] head, int shared, int changed) {
  private static final int NONE = -1;

  /// What both sides of a measurement have in common; empty where the data are the same, where it
  /// is not known what the rows hold, or where the measurement is not made of rows.
  static Optional<SharedRows> between(Measured base, Measured head) {
    String first = base.source().dataset();
    String second = head.source().dataset();
    boolean differ = !first.isEmpty() && !second.isEmpty() && !first.equals(second);
    return differ && isOfRows(base) && isOfRows(head) && Inquiries.isAlike(base, head)
        ? Optional.of(of(base.source().rows(), head.source().rows())).filter(it -> it.shared > 0)
        : Optional.empty();
  }

  private static boolean isOfRows(Measured it) {
    return !it.traits().dependsOnMachine()
        && !it.traits().variesByRun()
        && !it.source().rows().isEmpty()
        && it.samples()
            .filter(samples -> samples.units().pairable() && samples.units().strata().size() == 1)
            .isPresent();
  }

  static SharedRows of(List<RowDigest> base, List<RowDigest> head) {
    Map<String, Queue<Integer>> places = new HashMap<>();
    for (int row = 0; row < base.size(); row++) {
      places.computeIfAbsent(base.get(row).content(), _ -> new ArrayDeque<>()).add(row);
    }
    int[] ofBase = new int[base.size()];
    int[] ofHead = new int[head.size()];
    Arrays.fill(ofBase, NONE);
    int shared = 0;
    for (int row = 0; row < ofHead.length; row++) {
      Queue<Integer> same = places.get(head.get(row).content());
      if (same == null || same.isEmpty()) {
        ofHead[row] = NONE;
      } else {
        ofBase[same.remove()] = shared;
        ofHead[row] = shared++;
      }
    }
    return new SharedRows(ofBase, ofHead, shared, changed(base, ofBase, head, ofHead));
  }

  private static int changed(
      List<RowDigest> base, int[] ofBase, List<RowDigest> head, int[] ofHead) {
    Map<String, Integer> left = new HashMap<>();
    for (int row = 0; row < ofBase.length; row++) {
      if (ofBase[row] == NONE) {
        left.merge(base.get(row).name(), 1, Integer::sum);
      }
    }
    int changed = 0;
    for (int row = 0; row < ofHead.length; row++) {
      if (ofHead[row] == NONE && left.merge(head.get(row).name(), -1, Integer::sum) >= 0) {
        changed++;
      }
    }
    return changed;
  }

  Measured ofBase(Measured it, Source data) {
    return only(it, base, data);
  }

  Measured ofHead(Measured it) {
    return only(it, head, it.source());
  }

  private static Measured only(Measured it, int[] numbers, Source data) {
    Derivation.Derived samples = Samples.renumbered(it.samples().orElseThrow(), numbers);
    int rows = samples.columns().rows();
    double value = samples.statistic().of(samples.columns(), Weights.ones(rows));
    Source source =
        new Source(
            it.source().run(),
            it.source().commit(),
            data.dataset(),
            it.source().machine(),
            data.rows());
    return new Measured(
        it.series(),
        it.traits(),
        source,
        Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty(),
        new Measured.Spread(Double.NaN, Double.NaN, rows, it.spread().unit()),
        Optional.of(samples),
        new double[0],
        Double.isFinite(value) ? it.note() : "the rows that both have give none.");
  }

  /// How much the data differ, in a sentence.
  String text() {
    return String.format(
        Locale.ROOT,
        "The data differ: %,d rows are the same in both, and only these are compared; %,d changed,"
            + " %,d are only in the base, %,d only in the head.",
        shared,
        changed,
        base.length - shared - changed,
        head.length - shared - changed);
  }
}
