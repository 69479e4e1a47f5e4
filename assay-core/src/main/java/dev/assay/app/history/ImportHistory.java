package dev.assay.app.history;

import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.importer.ImportFormat;
import dev.assay.importer.ImportedMachine;
import dev.assay.importer.ImportedRun;
import dev.assay.importer.ImportedValue;
import dev.assay.stats.decision.Direction;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Imports what other tools measured into a history.
public final class ImportHistory {
  private final Installation installation;

  /// The use case on an installation.
  public ImportHistory(Installation installation) {
    this.installation = installation;
  }

  /// What a user says of the files, for what they do not say.
  ///
  /// @param date when it was measured
  /// @param commit the commit
  /// @param labels the branch, the tags, and whether it is a release
  /// @param directions which values of a metric are better, by its name
  public record Stated(
      Optional<Instant> date,
      Optional<String> commit,
      HistoryLabels labels,
      Map<String, Direction> directions) {
    /// Copies the directions.
    public Stated {
      directions = Map.copyOf(directions);
    }
  }

  /// What came of it.
  ///
  /// @param added how many runs are new
  /// @param others how many were there already, or took the place of what was
  /// @param undirected the metrics of which nobody said which values are better
  public record Outcome(long added, long others, List<String> undirected) {}

  /// Imports files, each in whichever form it is.
  ///
  /// @param base the folder to which a relative address refers
  /// @throws AssayException if a file is in no known form or lacks what nobody states, in which
  ///   case nothing was imported, or if the history cannot be written
  public Outcome importAll(String address, Path base, List<Path> files, Stated stated) {
    Set<String> undirected = new TreeSet<>();
    List<HistoryRecord> records = new ArrayList<>();
    for (Path file : files) {
      for (ImportedRun run : ImportFormat.read(file)) {
        records.add(record(file, run, stated, undirected));
      }
    }
    records.sort(Comparator.comparing(HistoryRecord::date));
    try (History history = new Histories(installation).open(address, base)) {
      List<History.Added> added = history.addAll(records);
      long fresh = added.stream().filter(History.Added.NEW::equals).count();
      return new Outcome(fresh, added.size() - fresh, List.copyOf(undirected));
    }
  }

  private static HistoryRecord record(
      Path file, ImportedRun run, Stated stated, Set<String> undirected) {
    Instant date = run.date().or(stated::date).orElseThrow(() -> undated(file));
    String sha = run.commit().map(ImportedRun.Commit::sha).or(stated::commit).orElse("");
    boolean dirty = run.commit().map(ImportedRun.Commit::dirty).orElse(false);
    String branch = stated.labels().branch().orElse(run.branch());
    try {
      return new HistoryRecord(
          HistoryRecord.SCHEMA,
          new HistoryRecord.Run(run.id(), "", run.benchmark(), "", 0, "", true),
          date,
          new HistoryRecord.Source(run.tool(), run.version()),
          sha.isEmpty() ? Optional.empty() : Optional.of(new RunRecord.Commit(sha, branch, dirty)),
          branch,
          stated.labels().tags(),
          stated.labels().release(),
          machine(run.machine()),
          List.of(),
          List.of(),
          measurements(run, stated, undirected),
          List.of(),
          HistoryRecord.Samples.NONE);
    } catch (IllegalArgumentException unfit) {
      throw AssayException.invalid(
          file.toString(),
          "the run '" + run.id() + "' cannot be kept: " + unfit.getMessage(),
          "Correct the file.");
    }
  }

  private static Machine machine(ImportedMachine it) {
    return it.equals(ImportedMachine.UNKNOWN)
        ? Machine.UNKNOWN
        : Machine.identified(
            new Machine(
                "",
                it.os(),
                it.arch(),
                it.cpu(),
                it.cores(),
                it.memoryGib(),
                List.of(),
                it.runtime(),
                ""));
  }

  private static List<Measurement> measurements(
      ImportedRun run, Stated stated, Set<String> undirected) {
    Map<Measurement.Series, Measurement> measurements =
        new TreeMap<>(
            Comparator.comparing(Measurement.Series::model)
                .thenComparing(Measurement.Series::metric));
    for (ImportedValue it : run.values()) {
      Direction said = stated.directions().get(it.metric());
      Optional<Direction> direction = Optional.ofNullable(said).or(it::direction);
      if (direction.isEmpty()) {
        undirected.add(it.metric() + (it.unit().isEmpty() ? "" : " (" + it.unit() + ")"));
      }
      Measurement measurement = measurement(it, direction.orElse(Direction.NONE));
      if (measurements.putIfAbsent(measurement.series(), measurement) != null) {
        throw new IllegalArgumentException(
            "'" + it.name() + "' has two values of '" + it.metric() + "'");
      }
    }
    return List.copyOf(measurements.values());
  }

  private static Measurement measurement(ImportedValue it, Direction direction) {
    Measurement.Series series =
        new Measurement.Series(
            it.name(),
            "",
            it.metric(),
            "",
            Optional.empty(),
            it.unit(),
            isTime(it.unit()) ? Measurement.Kind.TIME : Measurement.Kind.UNKNOWN,
            Measurement.Towards.of(direction),
            it.replication());
    Optional<Measurement.Uncertainty> interval =
        it.limits()
            .map(limits ->
                new Measurement.Uncertainty(
                    OptionalDouble.of(limits.lower()),
                    OptionalDouble.of(limits.upper()),
                    limits.level(),
                    limits.method(),
                    OptionalDouble.empty()));
    return new Measurement(series, OptionalDouble.of(it.value()), interval, it.n(), 0, 0, "");
  }

  private static boolean isTime(String unit) {
    return Stream.of("ns", "us", "µs", "ms", "s", "seconds").anyMatch(unit::equals)
        || unit.matches(".+/(ns|us|µs|ms|s|sec|second)")
        || unit.matches("(ns|us|µs|ms|s)/.+");
  }

  private static AssayException undated(Path file) {
    return AssayException.invalid(
        file.toString(),
        "the file does not say when it was measured",
        "Say it with --date, such as --date 2026-03-04T05:06:07Z.");
  }
}
