package dev.assay.api.observation;

import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// How one attempt at a trial ended in which a command was launched. What the command reported is
/// the observation; nothing changes it afterwards.
///
/// @param trial what was run
/// @param number the number of the attempt, from 1
/// @param started when it was launched
/// @param seconds how long it took
/// @param end how it ended
/// @param metrics the numbers that it reported, by name; those of a failed attempt are not kept
public record AttemptRecord(
    Trial trial,
    int number,
    Instant started,
    double seconds,
    End end,
    SortedMap<String, Double> metrics) {

  /// Copies the metrics.
  public AttemptRecord {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }

  /// Whether the trial needs no further attempt, in this run or another.
  public boolean finished() {
    return end.kind() == Kind.FINISHED;
  }

  /// A trial.
  ///
  /// @param id its id
  /// @param configuration the configuration by name
  /// @param dataset the dataset by name
  /// @param seed the seed
  public record Trial(String id, String configuration, String dataset, long seed) {}

  /// An end.
  ///
  /// @param kind how
  /// @param exit the exit code, above 128 for a signal; empty where there is none
  /// @param message why, in words; empty where it finished
  public record End(Kind kind, OptionalInt exit, String message) {}

  /// How an attempt ends.
  public enum Kind {
    /// With exit code 0 and every metric.
    FINISHED,
    /// The machine, not the command, was at fault: it may succeed when it is tried again.
    INFRASTRUCTURE,
    /// With an exit code other than 0.
    EXIT,
    /// By a signal that the command brought on itself, such as a segmentation fault.
    CRASH,
    /// It took too long and was ended.
    TIMEOUT,
    /// Its metrics were missing, incomplete or no numbers.
    METRICS,
    /// Its output passed the limit.
    LOG,
    /// The budget or the disk ended before it did; nothing is known of it.
    STOPPED,
    /// It was never launched, because its configuration had failed alike with other seeds.
    SKIPPED
  }
}
