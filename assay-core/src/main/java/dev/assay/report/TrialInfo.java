package dev.assay.report;

import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import dev.assay.api.observation.Outcome;
import dev.assay.stats.decision.Direction;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was observed of one model on one dataset, over all seeds and repetitions.
///
/// @param model the model's id
/// @param dataset the dataset's name
/// @param outcomes how many samples ended how
/// @param confusion targets against predictions; empty unless the task is classification
/// @param latencies the timed calls, by kind
/// @param resources what its processes used: the largest of each resource
/// @param score the score that each of its samples has; empty where samples are right or wrong and
///   nothing more
/// @param distributions how quantities of the answers of a language model are distributed
/// @param validity whether its times can be believed; empty where nothing was timed by load
/// @param remarks what a reader must know before trusting its numbers
public record TrialInfo(
    String model,
    String dataset,
    Map<Outcome.Kind, Long> outcomes,
    Optional<Confusion> confusion,
    List<LatencySeries> latencies,
    Map<Resource, Double> resources,
    Optional<Score> score,
    List<Distribution> distributions,
    Optional<LoadValidity> validity,
    List<Remark> remarks) {
  /// Copies the collections, the maps in the order of their enums.
  public TrialInfo {
    outcomes = Collections.unmodifiableMap(ordered(Outcome.Kind.class, outcomes));
    latencies = List.copyOf(latencies);
    distributions = List.copyOf(distributions);
    remarks = List.copyOf(remarks);
    resources = Collections.unmodifiableMap(ordered(Resource.class, resources));
  }

  private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> type, Map<K, V> map) {
    Map<K, V> copy = new EnumMap<>(type);
    copy.putAll(map);
    return copy;
  }

  /// The number of samples, answered or not.
  public long samples() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The number of samples with an answer that could be scored.
  public long answered() {
    return outcomes.getOrDefault(Outcome.Kind.ANSWERED, 0L);
  }

  /// What a reader must know.
  ///
  /// @param kind what it is about, such as `Invalid`
  /// @param text the remark in words
  public record Remark(String kind, String text) {}

  /// How often each class was taken for each.
  ///
  /// @param classes the labels
  /// @param counts the number of samples by target and prediction: `counts[target][prediction]`
  public record Confusion(List<String> classes, long[][] counts) {
    /// @throws IllegalArgumentException if the counts are not square over the classes
    public Confusion {
      classes = List.copyOf(classes);
      for (long[] row : counts) {
        if (counts.length != classes.size() || row.length != classes.size()) {
          throw new IllegalArgumentException("a confusion matrix is square over its classes");
        }
      }
    }
  }

  /// Timed calls of one kind.
  ///
  /// @param kind from where to where they are timed
  /// @param nanos each call in nanoseconds, without the first call of a process
  /// @param firstNanos the first call of each process in nanoseconds
  public record LatencySeries(LatencyKind kind, long[] nanos, long[] firstNanos) {}

  /// How a quantity of the answers is distributed.
  ///
  /// @param title its name in reports
  /// @param meaning what it is, in words
  /// @param unit its unit; empty for a pure number
  /// @param sorted its values in rising order, at least one; of very many, evenly chosen ones
  /// @param count how many there were
  public record Distribution(
      String title, String meaning, String unit, double[] sorted, long count) {}

  /// What the score of a sample is.
  ///
  /// @param title its name in reports, such as `Absolute error`
  /// @param direction which values are better
  public record Score(String title, Direction direction) {}
}
