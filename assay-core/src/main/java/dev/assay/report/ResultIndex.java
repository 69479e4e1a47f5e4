package dev.assay.report;

import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.EstimateRecord.Subject;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The results of a report by what they are about.
public final class ResultIndex {
  private record Key(Subject subject, String metric) {}

  private final ReportInput input;
  private final Map<Key, EstimateRecord> estimates = new HashMap<>();
  private final Map<Key, List<EstimateRecord>> seeds = new HashMap<>();
  private final Map<String, Set<String>> slices = new HashMap<>();
  private final Map<String, List<ComparisonRecord>> comparisons = new HashMap<>();

  /// An index of all results.
  public ResultIndex(ReportInput input) {
    this.input = input;
    for (EstimateRecord estimate : input.results().estimates()) {
      add(estimate);
    }
    for (ComparisonRecord comparison : input.results().comparisons()) {
      comparisons
          .computeIfAbsent(comparison.pair().dataset(), _ -> new ArrayList<>())
          .add(comparison);
    }
  }

  private void add(EstimateRecord estimate) {
    Subject subject = estimate.subject();
    estimates.put(new Key(subject, estimate.metric()), estimate);
    subject
        .slice()
        .ifPresent(slice ->
            slices.computeIfAbsent(subject.dataset(), _ -> new LinkedHashSet<>()).add(slice));
    if (subject.seed().isPresent() && subject.slice().isEmpty()) {
      Key all = new Key(Subject.overall(subject.model(), subject.dataset()), estimate.metric());
      seeds.computeIfAbsent(all, _ -> new ArrayList<>()).add(estimate);
    }
  }

  /// What is indexed.
  public ReportInput input() {
    return input;
  }

  /// The models that were run on a dataset, in the order of the spec.
  public List<ModelInfo> models(DatasetInfo dataset) {
    return input.models().stream()
        .filter(model -> model.datasets().contains(dataset.name()))
        .toList();
  }

  /// The metrics that have an estimate on a dataset, with or without a value.
  public List<MetricUse> metrics(DatasetInfo dataset) {
    List<ModelInfo> models = models(dataset);
    return input.metrics().stream()
        .filter(metric -> models.stream().anyMatch(of -> overall(of, dataset, metric).isPresent()))
        .toList();
  }

  /// The metric that ranks the models on a dataset: the first primary one that has an estimate,
  /// else the first that has one.
  public Optional<MetricUse> primary(DatasetInfo dataset) {
    List<MetricUse> metrics = metrics(dataset);
    return metrics.stream()
        .filter(MetricUse::primary)
        .findFirst()
        .or(() -> metrics.stream().findFirst());
  }

  /// What the models on a dataset are asked to produce; empty where none could be opened.
  public Optional<Task> task(DatasetInfo dataset) {
    return models(dataset).stream()
        .flatMap(model -> model.card().stream())
        .map(ModelCard::task)
        .findFirst();
  }

  /// The estimate over all seeds and all rows.
  public Optional<EstimateRecord> overall(ModelInfo model, DatasetInfo dataset, MetricUse metric) {
    return find(Subject.overall(model.id(), dataset.name()), metric);
  }

  /// Whether a metric reached the value that the spec asks for; empty where it asks for none.
  public Optional<ThresholdRecord> threshold(
      ModelInfo model, DatasetInfo dataset, MetricUse metric) {
    return input.results().thresholds().stream()
        .filter(of -> of.model().equals(model.id()) && of.dataset().equals(dataset.name()))
        .filter(of -> of.metric().equals(metric.name()))
        .findFirst();
  }

  /// What the models come to over several datasets, in the order of the metrics.
  public List<AggregateRecord> aggregates(MetricUse metric) {
    return input.results().aggregates().stream()
        .filter(of -> of.estimate().metric().equals(metric.name()))
        .toList();
  }

  /// The unit in which a metric is shown on a dataset, for all models alike.
  public DisplayUnit unit(DatasetInfo dataset, MetricUse metric) {
    return DisplayUnit.of(
        metric,
        models(dataset).stream().flatMap(of -> overall(of, dataset, metric).stream()).toList());
  }

  /// The unit in which a change of a metric is shown.
  public DisplayUnit unit(ComparisonRecord comparison) {
    String metric = comparison.pair().metric();
    for (DatasetInfo dataset : input.datasets()) {
      if (dataset.name().equals(comparison.pair().dataset())) {
        return input.metrics().stream()
            .filter(of -> of.name().equals(metric))
            .map(of -> unit(dataset, of))
            .findFirst()
            .orElse(DisplayUnit.NONE);
      }
    }
    return DisplayUnit.NONE;
  }

  /// The title of a metric, by its name.
  public String title(String metric) {
    return input.metrics().stream()
        .filter(of -> of.name().equals(metric))
        .map(of -> of.info().title())
        .findFirst()
        .orElse(metric);
  }

  /// The estimate over all seeds of one slice.
  public Optional<EstimateRecord> slice(
      ModelInfo model, DatasetInfo dataset, MetricUse metric, String slice) {
    return find(
        new Subject(model.id(), dataset.name(), OptionalLong.empty(), Optional.of(slice)), metric);
  }

  /// The estimates of the single seeds over all rows.
  public List<EstimateRecord> seeds(ModelInfo model, DatasetInfo dataset, MetricUse metric) {
    Key all = new Key(Subject.overall(model.id(), dataset.name()), metric.name());
    return seeds.getOrDefault(all, List.of());
  }

  /// The slices of a dataset, in the order of the estimates.
  public Set<String> slices(DatasetInfo dataset) {
    return slices.getOrDefault(dataset.name(), Set.of());
  }

  /// The levels of the intervals on a dataset, such as `95 %`; empty where there is no interval.
  public String levels(DatasetInfo dataset) {
    return models(dataset).stream()
        .flatMap(
            model -> metrics(dataset).stream().flatMap(of -> overall(model, dataset, of).stream()))
        .map(EstimateRecord::estimate)
        .flatMap(
            of -> of instanceof Estimate.Known(var known) ? Stream.of(known.level()) : Stream.of())
        .map(Figure::percent)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// The comparisons on a dataset.
  public List<ComparisonRecord> comparisons(DatasetInfo dataset) {
    return comparisons.getOrDefault(dataset.name(), List.of());
  }

  /// The comparison of a model with the dataset's baseline.
  public Optional<ComparisonRecord> againstBaseline(
      ModelInfo model, DatasetInfo dataset, MetricUse metric) {
    return comparisons(dataset).stream()
        .filter(of -> of.pair().metric().equals(metric.name()))
        .filter(of -> of.pair().head().equals(model.id()))
        .filter(of -> dataset.baseline().filter(of.pair().base()::equals).isPresent())
        .findFirst();
  }

  /// What was observed of a model on a dataset.
  public Optional<TrialInfo> trial(ModelInfo model, DatasetInfo dataset) {
    return input.trials().stream()
        .filter(of -> of.model().equals(model.id()) && of.dataset().equals(dataset.name()))
        .findFirst();
  }

  private Optional<EstimateRecord> find(Subject subject, MetricUse metric) {
    return Optional.ofNullable(estimates.get(new Key(subject, metric.name())));
  }
}
