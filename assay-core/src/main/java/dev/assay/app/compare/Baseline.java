package dev.assay.app.compare;

import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Measurement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a base out of several entries of a history.
///
/// Quality is compared with the nearest entry that has it, whatever it was measured on. What
/// depends on the machine is compared with all entries that were measured on the head's hardware
/// and on the same data: the nearest is the value, and together they tell how runs vary.
final class Baseline {
  /// More runs tell hardly more of how runs vary, and reach back to times that are long gone.
  private static final int MOST_RUNS = 30;

  private final RecordSide reader;
  private final List<HistoryRecord> records;

  /// @param records the entries, the nearest first; at least one
  Baseline(RecordSide reader, List<HistoryRecord> records) {
    this.reader = reader;
    this.records = List.copyOf(records);
  }

  /// The base for a head.
  Side side(String name, Side head) {
    List<Measured> measured = new ArrayList<>();
    Set<Series> known = new HashSet<>();
    for (Measured it : head.measured()) {
      known.add(it.series());
      base(it).ifPresent(measured::add);
    }
    HistoryRecord nearest = records.getFirst();
    nearest.measurements().stream()
        .filter(it -> it.series().isOverall() && !known.contains(RecordSide.series(it)))
        .forEach(it -> measured.add(reader.measured(nearest, it, Optional.empty())));
    int earlier = records.size() - 1;
    String more =
        earlier == 0 ? "" : ", and " + earlier + (earlier == 1 ? " run" : " runs") + " before it";
    return new Side(name, RecordSide.what(nearest) + more, measured);
  }

  private Optional<Measured> base(Measured head) {
    List<Measured> all =
        records.stream().flatMap(record -> measured(record, head).stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (!all.getFirst().traits().dependsOnMachine() && !head.traits().dependsOnMachine()) {
      return Optional.of(withSamples(all.getFirst(), head));
    }
    List<Measured> alike = all.stream().filter(it -> isAlike(it, head)).limit(MOST_RUNS).toList();
    if (alike.isEmpty()) {
      return Optional.of(withSamples(all.getFirst(), head));
    }
    double[] values =
        alike.reversed().stream().mapToDouble(it -> it.value().orElseThrow()).toArray();
    return Optional.of(withSamples(alike.getFirst(), head).amongRuns(values));
  }

  // Only the one that is compared with needs its samples, which are a file of their own.
  private Measured withSamples(Measured base, Measured head) {
    HistoryRecord record =
        records.stream()
            .filter(it -> it.run().id().equals(base.source().run()))
            .findFirst()
            .orElseThrow();
    return find(record, head)
        .map(it -> reader.measured(record, it, Optional.of(head)))
        .orElse(base);
  }

  private Optional<Measured> measured(HistoryRecord record, Measured head) {
    return find(record, head)
        .filter(it -> it.value().isPresent())
        .map(it -> reader.withoutSamples(record, it));
  }

  private static Optional<Measurement> find(HistoryRecord record, Measured head) {
    return record.measurements().stream()
        .filter(it -> it.series().isOverall() && RecordSide.series(it).equals(head.series()))
        .findFirst();
  }

  private static boolean isAlike(Measured base, Measured head) {
    boolean sameData =
        base.source().dataset().isEmpty()
            || head.source().dataset().isEmpty()
            || base.source().dataset().equals(head.source().dataset());
    return sameData
        && base.source().machine().equals(head.source().machine())
        && base.traits().unit().equals(head.traits().unit());
  }
}
