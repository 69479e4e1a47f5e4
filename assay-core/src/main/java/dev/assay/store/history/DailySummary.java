package dev.assay.store.history;

import dev.assay.store.RunRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What is left of the runs of a day that were thinned out: for each series the number of runs, and
/// mean, spread and extremes of their values.
///
/// It names the runs that are in it. A run whose file is still there, because a migration was
/// killed, so counts once.
///
/// @param schema the version of the form, 1
/// @param day the day, in UTC
/// @param runs what names the runs, in order
/// @param machines what they were measured on
/// @param points the values
public record DailySummary(
    int schema, LocalDate day, List<String> runs, List<Machine> machines, List<Point> points) {
  /// The version of the form that this Assay writes.
  public static final int SCHEMA = 1;

  /// The folder of all summaries.
  public static final String FOLDER = "daily/";

  /// Copies the lists.
  public DailySummary {
    runs = List.copyOf(runs);
    machines = List.copyOf(machines);
    points = List.copyOf(points);
  }

  /// The summary of no run.
  static DailySummary empty(LocalDate day) {
    return new DailySummary(SCHEMA, day, List.of(), List.of(), List.of());
  }

  /// The name of a day's file.
  public static String name(LocalDate day) {
    return FOLDER + day.toString().replace('-', '/') + ".json.gz";
  }

  /// The compressed content of the file.
  byte[] file() {
    return Packed.of(HistoryJson.bytes(this));
  }

  /// Reads a day's file.
  ///
  /// @throws dev.assay.api.AssayException if it is damaged or of a later form
  static DailySummary parse(String name, byte[] file) {
    DailySummary summary =
        HistoryJson.read(name, Packed.unpack(name, file), DailySummary.class, SCHEMA);
    HistoryJson.checkSchema(name, summary.schema(), SCHEMA);
    if (!name(summary.day()).equals(name)) {
      throw HistoryFailures.damaged(name, "it is of the day " + summary.day());
    }
    return summary;
  }

  /// This summary with more runs in it; those that are in it already change nothing.
  DailySummary with(Map<RunName, HistoryRecord> more) {
    TreeSet<String> names = new TreeSet<>(runs);
    Map<String, Machine> known = new LinkedHashMap<>();
    machines.forEach(it -> known.put(it.fingerprint(), it));
    Map<Point.Key, Point> merged = new LinkedHashMap<>();
    points.forEach(it -> merged.put(it.key(), it));
    more.forEach((name, record) -> {
      if (names.add(name.runId())) {
        known.put(record.environment().fingerprint(), record.environment());
        points(record).forEach(it -> merged.merge(it.key(), it, Point::and));
      }
    });
    return new DailySummary(
        SCHEMA, day, new ArrayList<>(names), sorted(known.values()), List.copyOf(merged.values()));
  }

  private static List<Machine> sorted(Collection<Machine> machines) {
    return machines.stream().sorted(Comparator.comparing(Machine::fingerprint)).toList();
  }

  private static List<Point> points(HistoryRecord record) {
    List<Point> points = new ArrayList<>();
    Optional<String> commit = record.commit().map(RunRecord.Commit::sha);
    for (Measurement measurement : record.measurements()) {
      if (measurement.value().isPresent()) {
        double value = measurement.value().getAsDouble();
        Point.Key key =
            new Point.Key(
                record.run().benchmark(),
                record.branch(),
                record.environment().fingerprint(),
                measurement.series());
        points.add(new Point(key, 1, value, 0, value, value, measurement.n(), commit));
      }
    }
    return points;
  }

  /// The values of a series on the day.
  ///
  /// @param key the series
  /// @param runs the number of runs
  /// @param mean the mean of their values
  /// @param squares the sum of squares of the values less their mean
  /// @param min the smallest value
  /// @param max the largest value
  /// @param n the number of units behind all of them
  /// @param commit the last commit, where the runs have one
  public record Point(
      Key key,
      long runs,
      double mean,
      double squares,
      double min,
      double max,
      long n,
      Optional<String> commit) {

    /// A series of a benchmark on a branch and a machine.
    public record Key(
        String benchmark, String branch, String environment, Measurement.Series series) {}

    /// The standard deviation of the values; NaN for one.
    public double standardDeviation() {
      return runs < 2 ? Double.NaN : Math.sqrt(squares / (runs - 1));
    }

    Point and(Point other) {
      long both = runs + other.runs;
      double apart = other.mean - mean;
      return new Point(
          key,
          both,
          mean + apart * other.runs / both,
          squares + other.squares + apart * apart * runs * other.runs / both,
          Math.min(min, other.min),
          Math.max(max, other.max),
          n + other.n,
          other.commit.or(() -> commit));
    }
  }
}
