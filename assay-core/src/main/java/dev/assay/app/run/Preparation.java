package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.data.Column;
import dev.assay.api.data.Role;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.observation.TrialKey;
import dev.assay.app.score.MetricPlan;
import dev.assay.app.score.MetricPlans;
import dev.assay.engine.load.Prompt;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ModelSpec;
import dev.assay.spec.SpecFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Checks everything that can be checked before a run leaves a trace: each dataset is read once
/// from end to end, each model that is not known yet is loaded, and all are held against their
/// datasets. All problems are told at once.
public final class Preparation {
  private final SpecFile file;
  private final Catalogue catalogue;
  private final List<Problem> problems = new ArrayList<>();

  /// The checks of that spec.
  public Preparation(SpecFile file, Catalogue catalogue) {
    this.file = file;
    this.catalogue = catalogue;
  }

  /// What can be found out on this machine alone: every local dataset is read, every local model
  /// loaded. What is not there is left out, for {@link SpecFile#missing} names it.
  public Local local() {
    Map<String, Dataset> datasets = datasets(Preparation::isLocal);
    List<Subject> subjects =
        subjects(file.spec().benchmark().seed(), datasets, Preparation::isLocal, false);
    try {
      List<MetricPlan> metrics = new MetricPlans(file, catalogue).plans();
      requireTargets(metrics, datasets.values());
      if (file.missing().isEmpty() && subjects.size() >= file.spec().models().size()) {
        requireFittingMetrics(metrics, subjects);
      }
    } catch (AssayException wrong) {
      problems.addAll(wrong.problems());
    }
    return new Local(problems, List.copyOf(datasets.values()));
  }

  /// What the checks on this machine found.
  ///
  /// @param problems everything that a run would refuse
  /// @param datasets the datasets that could be read
  public record Local(List<Problem> problems, List<Dataset> datasets) {
    /// Copies the lists.
    public Local {
      problems = List.copyOf(problems);
      datasets = List.copyOf(datasets);
    }
  }

  private static boolean isLocal(DatasetRequest request) {
    return request.type().equals("inline")
        || (request.type().equals("file")
            && !request.location().isEmpty()
            && Files.isReadable(Path.of(request.location())));
  }

  private static boolean isLocal(ModelRequest request, ModelProvider provider) {
    return provider.hostsProcess()
        && provider.availability() instanceof Availability.Available
        && request.location().path().filter(Files::isReadable).isPresent();
  }

  /// @throws AssayException with every problem that was found
  Prepared prepare() {
    file.requireRunnable();
    BenchmarkSpec spec = file.spec();
    requireModels(spec);
    Map<String, Dataset> datasets = datasets(_ -> true);
    List<Subject> subjects = new ArrayList<>();
    for (long seed : spec.seeds()) {
      subjects.addAll(subjects(seed, datasets, (_, _) -> true, true));
    }
    stopAtProblems();
    List<MetricPlan> metrics = new MetricPlans(file, catalogue).plans();
    requireFittingMetrics(metrics, subjects);
    requireTargets(
        metrics,
        subjects.stream()
            .map(Subject::dataset)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    stopAtProblems();
    return new Prepared(file, List.copyOf(datasets.values()), subjects, metrics);
  }

  private void requireModels(BenchmarkSpec spec) {
    if (spec.models().isEmpty()) {
      problems.add(
          Problem.at(file.place(""), "the spec names no model", "add 'models'; see docs/spec.md"));
    }
    stopAtProblems();
  }

  private Map<String, Dataset> datasets(Predicate<DatasetRequest> wanted) {
    Map<String, Dataset> datasets = new LinkedHashMap<>();
    for (DatasetRequest request : file.datasetRequests()) {
      if (!wanted.test(request)) {
        continue;
      }
      try {
        catalogue
            .dataset(request.type())
            .ifPresent(provider -> datasets.put(request.name(), provider.open(request)));
      } catch (AssayException unfit) {
        problems.addAll(unfit.problems());
      }
    }
    return datasets;
  }

  private List<Subject> subjects(
      long seed,
      Map<String, Dataset> datasets,
      BiPredicate<ModelRequest, ModelProvider> wanted,
      boolean open) {
    List<ModelRequest> requests = file.modelRequests(seed);
    List<List<Subject>> byModel = new ArrayList<>();
    // Loading is mostly waiting for a process to start, so that all models load side by side; their
    // number at once is bounded by the processors.
    try (ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<List<Subject>>> loading = new ArrayList<>();
      for (int i = 0; i < requests.size(); i++) {
        ModelRequest request = requests.get(i);
        ModelSpec model = file.spec().models().get(i);
        Optional<ModelProvider> provider =
            catalogue.model(request.provider()).filter(it -> wanted.test(request, it));
        provider.ifPresent(
            it -> loading.add(executor.submit(() -> subjects(request, it, model, datasets))));
        catalogue
            .generator(request.provider())
            .ifPresent(it ->
                loading.add(
                    executor.submit(
                        () -> languages(request, it, new Talk(model, open), datasets))));
      }
      for (Future<List<Subject>> future : loading) {
        byModel.add(Waiting.forResult(future));
      }
    }
    return byModel.stream().flatMap(List::stream).toList();
  }

  private List<Subject> subjects(
      ModelRequest request, ModelProvider provider, ModelSpec spec, Map<String, Dataset> datasets) {
    if (provider.availability() instanceof Availability.Missing(String reason, String remedy)) {
      add(List.of(Problem.at(request.place(), reason, remedy)));
      return List.of();
    }
    requireNoSchedule(request);
    try {
      return provider.examine(
          request,
          model -> {
            List<Subject> subjects = new ArrayList<>();
            for (String name : spec.datasets()) {
              Dataset dataset = datasets.get(name);
              if (dataset != null) {
                add(model.check(dataset.schema()));
                Subject.Opener opener = new Subject.OfRows(provider);
                subjects.add(subject(request, opener, model.card(), dataset));
              }
            }
            return subjects;
          });
    } catch (AssayException unfit) {
      add(unfit.problems());
      return List.of();
    }
  }

  private List<Subject> languages(
      ModelRequest request, GeneratorProvider provider, Talk talk, Map<String, Dataset> datasets) {
    if (provider.availability() instanceof Availability.Missing(String reason, String remedy)) {
      add(List.of(Problem.at(request.place(), reason, remedy)));
      return List.of();
    }
    Map<Dataset, List<Prompt>> prompts = new LinkedHashMap<>();
    List<Problem> found = new ArrayList<>();
    for (String name : talk.spec().datasets()) {
      Dataset dataset = datasets.get(name);
      if (dataset != null) {
        prompts.put(dataset, new Prompts(file).of(dataset, found));
      }
    }
    if (file.spec().execution().warmup() > 0) {
      found.add(
          Problem.at(
              file.place("execution.warmup"),
              "warm-up passes are not made for language models, such as '" + request.id() + "'",
              "remove 'warmup': a server is warm when others have used it, and every pass is paid"
                  + " for"));
    }
    add(found);
    if (!talk.open()) {
      return List.of();
    }
    List<Subject> subjects = new ArrayList<>();
    try (Generator generator = provider.open(request)) {
      requirePrice(request, generator.identity());
      prompts.forEach((dataset, asked) -> {
        Subject.Opener opener = new Subject.OfLanguage(provider, generator.identity(), asked);
        subjects.add(subject(request, opener, generator.card(), dataset));
      });
    } catch (AssayException unfit) {
      add(unfit.problems());
    }
    return subjects;
  }

  private void requirePrice(ModelRequest request, String identity) {
    boolean limited = file.spec().execution().budget().costUsd().isPresent();
    if (limited && new Prices(file.spec()).of(request, identity).isEmpty()) {
      add(
          List.of(
              Problem.at(
                  request.place(),
                  "the price of model '"
                      + request.id()
                      + "' is not known, so that a budget of cost cannot be kept",
                  "state it, in US dollars for a million tokens: price: {input: 0.15, output:"
                      + " 0.6}")));
    }
  }

  private void requireNoSchedule(ModelRequest request) {
    if (file.spec().execution().load().isOpen()) {
      add(
          List.of(
              Problem.at(
                  file.place("execution.load.arrival"),
                  "arrivals by a schedule are for language models, which '"
                      + request.id()
                      + "' is not",
                  "remove 'load': the next request then follows the last answer")));
    }
  }

  /// A language model, and whether it is opened, for which it may need a key.
  private record Talk(ModelSpec spec, boolean open) {}

  private static Subject subject(
      ModelRequest request, Subject.Opener opener, ModelCard card, Dataset dataset) {
    TrialKey key = TrialKey.of(request.id(), request.params(), dataset.name(), request.seed());
    return new Subject(key, request, opener, card, dataset);
  }

  // A metric may fit only some of the models; one that fits none was asked for by mistake.
  private void requireFittingMetrics(List<MetricPlan> metrics, List<Subject> subjects) {
    List<MetricPlan> asked =
        metrics.stream()
            .filter(MetricPlan::asked)
            .filter(plan -> plan.info().kind() != MetricInfo.Kind.COMPOSITE)
            .toList();
    for (int i = 0; i < asked.size(); i++) {
      MetricPlan plan = asked.get(i);
      if (subjects.stream().noneMatch(subject -> plan.info().fits(subject.card().task()))) {
        problems.add(
            Problem.at(
                file.place("metrics[" + i + "]"),
                "the metric '"
                    + plan.info().name()
                    + "' is for "
                    + Words.tasks(plan.info().tasks())
                    + ", and no model of this spec does that",
                "the models do "
                    + Words.tasks(subjects.stream().map(subject -> subject.card().task()).toList())
                    + "; remove the metric, or see docs/metrics.md for one that fits"));
      }
    }
  }

  private void requireTargets(List<MetricPlan> metrics, Collection<Dataset> datasets) {
    Optional<MetricPlan> quality =
        metrics.stream()
            .filter(MetricPlan::asked)
            .filter(plan -> plan.info().kind() == MetricInfo.Kind.QUALITY)
            .findFirst();
    for (Dataset dataset : datasets) {
      Schema schema = dataset.schema();
      if (quality.isPresent()
          && schema.position(Role.TARGET).isEmpty()
          && schema.position(Role.GROUND_TRUTH).isEmpty()) {
        problems.add(
            Problem.at(
                dataset.profile().source(),
                "no column of the dataset '"
                    + dataset.name()
                    + "' is the target, which the metric '"
                    + quality.get().info().name()
                    + "' compares answers with",
                "name it: columns: {target: COLUMN}; the columns are "
                    + schema.columns().stream()
                        .map(Column::name)
                        .collect(Collectors.joining(", "))));
      }
    }
  }

  // Several models may miss the same thing of the same place; it is told once.
  private synchronized void add(List<Problem> found) {
    found.stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
  }

  private void stopAtProblems() {
    if (!problems.isEmpty()) {
      throw new AssayException(ErrorCode.INVALID_REQUEST, problems);
    }
  }
}
