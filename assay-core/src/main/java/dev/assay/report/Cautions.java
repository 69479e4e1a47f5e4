package dev.assay.report;

import dev.assay.api.metric.MetricInfo;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a reader should know before trusting a number: high variance, few samples, wide intervals,
/// metrics without a value.
public final class Cautions {
  // Seed C: a standard deviation above 1 % of the mean is worth a look.
  private static final double HIGH_VARIANCE = 0.01;
  private static final int FEW_SAMPLES = 3;
  // An interval wider than half the value says little more than the order of magnitude.
  private static final double WIDE = 0.5;

  private Cautions() {}

  /// A caution.
  ///
  /// @param kind what it warns of, such as `High variance`
  /// @param subject the models that it is about, by id
  /// @param text the caution in words
  public record Caution(String kind, List<String> subject, String text) {
    /// Copies the list.
    public Caution {
      subject = List.copyOf(subject);
    }
  }

  /// The spread over the seeds of one configuration.
  ///
  /// @param mean the mean over the seeds
  /// @param deviation the standard deviation over the seeds, with n - 1
  /// @param lowest the smallest value
  /// @param highest the largest value
  /// @param seeds the number of seeds
  public record Spread(double mean, double deviation, double lowest, double highest, int seeds) {
    /// The spread of the values of single seeds; empty below two values.
    public static Optional<Spread> of(List<EstimateRecord> seeds) {
      double[] values =
          seeds.stream().flatMapToDouble(of -> Figure.point(of.estimate()).stream()).toArray();
      if (values.length < 2) {
        return Optional.empty();
      }
      double mean = 0;
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        mean += value / values.length;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double deviation = Math.sqrt(squares / (values.length - 1));
      return Optional.of(new Spread(mean, deviation, lowest, highest, values.length));
    }

    /// Whether the deviation is above 1 % of the mean.
    public boolean high() {
      return deviation > HIGH_VARIANCE * Math.abs(mean);
    }
  }

  /// The cautions on a dataset, one for each kind, metric and reason.
  public static List<Caution> of(ResultIndex index, DatasetInfo dataset) {
    Map<List<String>, List<String>> models = new LinkedHashMap<>();
    for (ModelInfo model : index.models(dataset)) {
      for (TrialInfo.Remark remark :
          index.trial(model, dataset).map(TrialInfo::remarks).orElse(List.of())) {
        models
            .computeIfAbsent(List.of(remark.kind(), remark.text()), _ -> new ArrayList<>())
            .add(model.id());
      }
    }
    for (MetricUse metric : index.metrics(dataset)) {
      for (ModelInfo model : index.models(dataset)) {
        for (List<String> found : about(index, dataset, metric, model)) {
          models.computeIfAbsent(found, _ -> new ArrayList<>()).add(model.id());
        }
      }
    }
    return models.entrySet().stream()
        .map(of -> new Caution(of.getKey().getFirst(), of.getValue(), of.getKey().getLast()))
        .toList();
  }

  private static List<List<String>> about(
      ResultIndex index, DatasetInfo dataset, MetricUse metric, ModelInfo model) {
    List<List<String>> found = new ArrayList<>();
    String title = metric.info().title();
    Spread.of(index.seeds(model, dataset, metric))
        .filter(Spread::high)
        .ifPresent(of ->
            found.add(
                List.of(
                    "High variance",
                    title + " varies by more than 1 % of its mean over the seeds")));
    index
        .overall(model, dataset, metric)
        .ifPresent(of -> aboutEstimate(of, metric).ifPresent(found::add));
    for (String slice : index.slices(dataset)) {
      index
          .slice(model, dataset, metric, slice)
          .flatMap(of -> reason(of.estimate()))
          .ifPresent(why -> found.add(List.of("No value", title + " in " + slice + ": " + why)));
    }
    return found;
  }

  private static Optional<List<String>> aboutEstimate(EstimateRecord estimate, MetricUse metric) {
    String title = metric.info().title();
    Optional<String> reason = reason(estimate.estimate());
    if (reason.isPresent()) {
      return Optional.of(List.of("No value", title + ": " + reason.get()));
    }
    if (estimate.n() < FEW_SAMPLES) {
      String text = title + " rests on " + estimate.n() + " " + estimate.unit();
      return Optional.of(List.of("Few samples", text));
    }
    boolean judged = metric.info().kind() == MetricInfo.Kind.QUALITY || metric.margin().isStated();
    return judged
            && estimate.estimate() instanceof Estimate.Known(var interval)
            && interval.width() > WIDE * Math.abs(interval.estimate())
        ? Optional.of(
            List.of("Wide interval", "the interval of " + title + " is wider than half its value"))
        : Optional.empty();
  }

  /// Why there is no value; empty where there is one.
  public static Optional<String> reason(Estimate estimate) {
    return estimate instanceof Estimate.Refused refused
        ? Optional.of(refused.explanation())
        : Optional.empty();
  }
}
