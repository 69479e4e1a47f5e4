package dev.assay.report;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The models on one dataset, ranked by the primary metric.
///
/// A model's rank is one more than the number of models that are better than it beyond chance: by
/// their comparison where there is one, else by intervals that do not overlap. So models that the
/// data do not separate share a rank.
///
/// @param dataset the dataset
/// @param metric the metric that ranks; empty where there is no estimate at all
/// @param standings the models, the best first; models without a value last
public record Leaderboard(
    DatasetInfo dataset, Optional<MetricUse> metric, List<Standing> standings) {

  /// A model's place.
  ///
  /// @param model the model
  /// @param rank the rank, from 1; 0 where there is no value
  /// @param shared whether another model has the same rank
  /// @param estimate the estimate of the primary metric
  /// @param against the comparison with the baseline
  public record Standing(
      ModelInfo model,
      int rank,
      boolean shared,
      Optional<EstimateRecord> estimate,
      Optional<ComparisonRecord> against) {
    /// The rank as text: `2`, `2=` where it is shared, `–` where there is none.
    public String place() {
      return rank == 0 ? "–" : rank + (shared ? "=" : "");
    }
  }

  /// The ranking on a dataset.
  public static Leaderboard of(ResultIndex index, DatasetInfo dataset) {
    Optional<MetricUse> metric = index.primary(dataset);
    if (metric.isEmpty()) {
      List<Standing> unranked =
          index.models(dataset).stream()
              .map(of -> new Standing(of, 0, false, Optional.empty(), Optional.empty()))
              .toList();
      return new Leaderboard(dataset, metric, unranked);
    }
    return new Leaderboard(dataset, metric, rank(index, dataset, metric.get()));
  }

  /// The best model; empty where none has a value.
  public Optional<Standing> leader() {
    return standings.stream().filter(of -> of.rank() > 0).findFirst();
  }

  /// The models that the data do not separate from the best one, without it.
  public List<Standing> tiedWithLeader() {
    return standings.stream().skip(1).filter(of -> of.rank() == 1).toList();
  }

  private static List<Standing> rank(ResultIndex index, DatasetInfo dataset, MetricUse metric) {
    Direction direction = metric.info().direction();
    List<ModelInfo> models = new ArrayList<>(index.models(dataset));
    models.sort(
        Comparator.comparingDouble(
            (ModelInfo of) -> -worth(index.overall(of, dataset, metric), direction)));
    int[] ranks = new int[models.size()];
    for (int i = 0; i < ranks.length; i++) {
      Optional<EstimateRecord> own = index.overall(models.get(i), dataset, metric);
      if (worth(own, direction) > Double.NEGATIVE_INFINITY) {
        ranks[i] = 1;
        for (int j = 0; j < ranks.length; j++) {
          ranks[i] += better(index, dataset, metric, models.get(j), models.get(i)) ? 1 : 0;
        }
      }
    }
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      ModelInfo model = models.get(i);
      int own = i;
      boolean shared =
          IntStream.range(0, ranks.length)
              .anyMatch(other -> other != own && ranks[other] == ranks[own]);
      standings.add(
          new Standing(
              model,
              ranks[i],
              shared,
              index.overall(model, dataset, metric),
              index.againstBaseline(model, dataset, metric)));
    }
    standings.sort(Comparator.comparingInt(of -> of.rank() == 0 ? Integer.MAX_VALUE : of.rank()));
    return List.copyOf(standings);
  }

  private static double worth(Optional<EstimateRecord> estimate, Direction direction) {
    OptionalDouble point =
        estimate.map(of -> Figure.point(of.estimate())).orElse(OptionalDouble.empty());
    return point.isPresent() ? direction.signed(point.getAsDouble()) : Double.NEGATIVE_INFINITY;
  }

  /// Whether `one` is better than `other` beyond chance.
  private static boolean better(
      ResultIndex index, DatasetInfo dataset, MetricUse metric, ModelInfo one, ModelInfo other) {
    Direction direction = metric.info().direction();
    if (one.equals(other) || direction == Direction.NONE) {
      return false;
    }
    if (index.input().sweep().isPresent()) {
      return index.input().sweep().get().isBetter(dataset.name(), one.id(), other.id());
    }
    for (ComparisonRecord comparison : index.comparisons(dataset)) {
      ComparisonRecord.Pair pair = comparison.pair();
      if (pair.metric().equals(metric.name())) {
        if (pair.base().equals(one.id()) && pair.head().equals(other.id())) {
          return comparison.change().upper() < 0;
        }
        if (pair.base().equals(other.id()) && pair.head().equals(one.id())) {
          return comparison.change().lower() > 0;
        }
      }
    }
    return apart(
        index.overall(one, dataset, metric), index.overall(other, dataset, metric), direction);
  }

  private static boolean apart(
      Optional<EstimateRecord> one, Optional<EstimateRecord> other, Direction direction) {
    return one.isPresent()
        && other.isPresent()
        && one.get().estimate() instanceof Estimate.Known(var a)
        && other.get().estimate() instanceof Estimate.Known(var b)
        && (direction == Direction.HIGHER ? a.lower() > b.upper() : a.upper() < b.lower());
  }
}
