package dev.assay.report;

import dev.assay.api.metric.MetricInfo;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Speed against quality on one dataset, with the Pareto front marked.
///
/// @param quality the primary metric
/// @param speed the metric of speed
/// @param points the models that have both values
public record TradeOff(MetricUse quality, MetricUse speed, List<Point> points) {
  // What a caller waits for comes first, and the median before the mean: one slow call moves it
  // less.
  private static final List<String> SPEED =
      List.of("latency_p50", "latency_mean", "application_latency_p50", "request_latency_p50");

  /// A model's place.
  ///
  /// @param model the model's id
  /// @param quality the estimate of quality
  /// @param speed the estimate of speed
  /// @param front whether no other model is better in one and as good in the other
  public record Point(String model, EstimateRecord quality, EstimateRecord speed, boolean front) {}

  /// The trade-off on a dataset; empty where there is no quality or no speed.
  public static Optional<TradeOff> of(ResultIndex index, DatasetInfo dataset) {
    Optional<MetricUse> quality =
        index.primary(dataset).filter(of -> of.info().direction() != Direction.NONE);
    Optional<MetricUse> speed = speed(index, dataset);
    if (quality.isEmpty() || speed.isEmpty() || quality.equals(speed)) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    for (ModelInfo model : index.models(dataset)) {
      Optional<EstimateRecord> y = index.overall(model, dataset, quality.get());
      Optional<EstimateRecord> x = index.overall(model, dataset, speed.get());
      if (y.isPresent() && x.isPresent() && known(y.get()) && known(x.get())) {
        points.add(new Point(model.id(), y.get(), x.get(), false));
      }
    }
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(new TradeOff(quality.get(), speed.get(), points).marked());
  }

  private static Optional<MetricUse> speed(ResultIndex index, DatasetInfo dataset) {
    List<MetricUse> times =
        index.metrics(dataset).stream()
            .filter(of -> of.info().kind() == MetricInfo.Kind.TIME)
            .filter(of -> of.info().direction() != Direction.NONE)
            .toList();
    return Stream.concat(
            SPEED.stream().flatMap(name -> times.stream().filter(of -> of.name().equals(name))),
            times.stream())
        .findFirst();
  }

  private TradeOff marked() {
    List<Point> marked =
        points.stream()
            .map(of ->
                new Point(
                    of.model, of.quality, of.speed, points.stream().noneMatch(by -> beats(by, of))))
            .toList();
    return new TradeOff(quality, speed, marked);
  }

  private boolean beats(Point by, Point of) {
    int inQuality = compare(by.quality, of.quality, quality);
    int inSpeed = compare(by.speed, of.speed, speed);
    return inQuality >= 0 && inSpeed >= 0 && inQuality + inSpeed > 0;
  }

  private static int compare(EstimateRecord one, EstimateRecord other, MetricUse metric) {
    Direction direction = metric.info().direction();
    return Double.compare(direction.signed(value(one)), direction.signed(value(other)));
  }

  private static boolean known(EstimateRecord estimate) {
    return Figure.point(estimate.estimate()).isPresent();
  }

  /// The point estimate of a point's quality or speed.
  public static double value(EstimateRecord estimate) {
    OptionalDouble point = Figure.point(estimate.estimate());
    return point.orElse(Double.NaN);
  }
}
