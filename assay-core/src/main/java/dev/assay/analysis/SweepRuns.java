package dev.assay.analysis;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the trials of a sweep reported: a number for each metric, configuration, dataset and seed.
///
/// @param configurations the configurations, in the order of the spec
/// @param datasets the datasets, in the order of the spec
/// @param seeds the seeds, in the order of the spec
/// @param attempts the last attempt at each trial, by its place
public record SweepRuns(
    List<String> configurations,
    List<String> datasets,
    List<Long> seeds,
    Map<Place, AttemptRecord> attempts) {

  /// Copies the collections.
  public SweepRuns {
    configurations = List.copyOf(configurations);
    datasets = List.copyOf(datasets);
    seeds = List.copyOf(seeds);
    attempts = Map.copyOf(attempts);
  }

  /// Where a number belongs.
  public record Place(String configuration, String dataset, long seed) {}

  /// The runs that these attempts leave: of several at one trial, the one that finished counts,
  /// else the last.
  public static SweepRuns of(
      List<String> configurations,
      List<String> datasets,
      List<Long> seeds,
      List<AttemptRecord> attempts) {
    Map<Place, AttemptRecord> last = new HashMap<>();
    for (AttemptRecord attempt : attempts) {
      AttemptRecord.Trial trial = attempt.trial();
      last.merge(
          new Place(trial.configuration(), trial.dataset(), trial.seed()),
          attempt,
          (one, other) -> one.finished() ? one : other);
    }
    return new SweepRuns(configurations, datasets, seeds, last);
  }

  /// The values of a metric over the seeds, in their order; NaN where there is none.
  public double[] values(String metric, String configuration, String dataset) {
    return seeds.stream()
        .mapToDouble(seed -> value(metric, configuration, dataset, seed))
        .toArray();
  }

  /// The averages of a metric over datasets, of each seed; NaN where a dataset has no value.
  ///
  /// @param weights how much each dataset counts; together 1
  public double[] averages(String metric, String configuration, Map<String, Double> weights) {
    return seeds.stream()
        .mapToDouble(seed ->
            weights.entrySet().stream()
                .mapToDouble(of -> of.getValue() * value(metric, configuration, of.getKey(), seed))
                .sum())
        .toArray();
  }

  /// The names of metrics that trials reported.
  public List<String> reported() {
    return attempts.values().stream()
        .flatMap(attempt -> attempt.metrics().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// How many trials of a configuration on a dataset ended how.
  public Map<Outcome.Kind, Long> outcomes(String configuration, String dataset) {
    Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
    for (long seed : seeds) {
      AttemptRecord attempt = attempts.get(new Place(configuration, dataset, seed));
      outcomes.merge(kind(attempt), 1L, Long::sum);
    }
    return outcomes;
  }

  private static Outcome.Kind kind(@Nullable AttemptRecord attempt) {
    if (attempt == null) {
      return Outcome.Kind.UNSCORED;
    }
    return switch (attempt.end().kind()) {
      case FINISHED -> Outcome.Kind.ANSWERED;
      case TIMEOUT -> Outcome.Kind.TIMEOUT;
      case SKIPPED, STOPPED -> Outcome.Kind.UNSCORED;
      case INFRASTRUCTURE, EXIT, CRASH, METRICS, LOG -> Outcome.Kind.ERROR;
    };
  }

  /// The mean over the seeds; NaN where there is no value.
  double mean(String metric, String configuration, String dataset) {
    return Arrays.stream(values(metric, configuration, dataset))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /// The values of two configurations with the seeds that both have: rows 0 and 1.
  double[][] pairs(String metric, String one, String other, String dataset) {
    double[] first = values(metric, one, dataset);
    double[] second = values(metric, other, dataset);
    List<Integer> both = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      if (Double.isFinite(first[i]) && Double.isFinite(second[i])) {
        both.add(i);
      }
    }
    return new double[][] {
      both.stream().mapToDouble(i -> first[i]).toArray(),
      both.stream().mapToDouble(i -> second[i]).toArray()
    };
  }

  private double value(String metric, String configuration, String dataset, long seed) {
    AttemptRecord attempt = attempts.get(new Place(configuration, dataset, seed));
    return attempt == null ? Double.NaN : attempt.metrics().getOrDefault(metric, Double.NaN);
  }
}
