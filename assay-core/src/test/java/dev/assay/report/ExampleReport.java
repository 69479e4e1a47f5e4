package dev.assay.report;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Resource;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Outcome;
import dev.assay.api.tensor.TensorType;
import dev.assay.stats.decision.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A realistic run for tests and for a page to look at: four classifiers and two regressors on two
/// datasets, one model that fails on some rows, one slice with a single class.
public final class ExampleReport {
  private final ExampleResults results = new ExampleResults();
  private final ExampleSamples samples;

  private ExampleReport(int rows) {
    this.samples = new ExampleSamples(rows);
  }

  /// The run with datasets of 228 rows.
  public static ReportInput input() {
    return input(228);
  }

  /// The run with datasets of so many rows; three repetitions of the classifiers, one of the rest.
  public static ReportInput input(int rows) {
    return new ExampleReport(rows).build(rows);
  }

  private ReportInput build(int rows) {
    List<ModelInfo> models = new ArrayList<>();
    List<TrialInfo> trials = new ArrayList<>();
    for (String id : ExampleResults.CLASSIFIERS) {
      models.add(model(id, "breast_cancer", Task.CLASSIFICATION));
      trials.add(trial(id, "breast_cancer", models.size()));
    }
    for (String id : ExampleResults.REGRESSORS) {
      models.add(model(id, "diabetes", Task.REGRESSION));
      trials.add(trial(id, "diabetes", models.size()));
    }
    return new ReportInput(
        run(), datasets(rows), models, metrics(), results.all(), trials, failures(), this::samples);
  }

  private Stream<Sample> samples(String model, String dataset) {
    return dataset.equals("diabetes") ? samples.numbers(model) : samples.labels(model);
  }

  private static RunInfo run() {
    LinkedHashMap<String, String> machine = new LinkedHashMap<>();
    machine.put("Operating system", "Linux 6.1.0 x86_64");
    machine.put("Processor", "AMD EPYC 7763, 2 of 64 cores");
    machine.put("Memory", "7.8 GB");
    machine.put("GPU", "none");
    LinkedHashMap<String, String> versions = new LinkedHashMap<>();
    versions.put("Assay", "0.1.0");
    versions.put("Java", "25.0.3 (Temurin)");
    versions.put("ONNX Runtime", "1.29.0");
    return new RunInfo(
        "20261121-091500-4f1c0a9e",
        new RunInfo.Benchmark("first-run", "1.0.0", "", List.of(42L), 3),
        Instant.parse("2026-11-21T09:15:00Z"),
        Duration.ofMillis(8_412),
        new RunInfo.Status(
            3, List.of("naive_bayes left 2.2 % of its samples without an answer; 1 % is allowed.")),
        new RunInfo.Provenance(
            Optional.of("e9e8d3e4c2a1b0f9e8d7c6b5a4938271605f4e3d"),
            "AMD EPYC 7763, 2 cores, 7.8 GB, no GPU",
            machine,
            versions),
        new RunInfo.Commands(
            List.of(
                new RunInfo.Step(
                    "Get the same sources.",
                    "git checkout e9e8d3e4c2a1b0f9e8d7c6b5a4938271605f4e3d"),
                new RunInfo.Step(
                    "Run the benchmark.",
                    "./assay run examples/01-first-run/benchmark.yaml --new")),
            "./assay rescore results/20261121-091500-4f1c0a9e",
            Optional.of("./assay run examples/01-first-run/benchmark.yaml")));
  }

  private static List<DatasetInfo> datasets(int rows) {
    return List.of(
        new DatasetInfo(
            "breast_cancer",
            "1.0.0",
            "test",
            "d82ba4b54ed3c6651dffdc10548b60be204fa676233cdf34b6969449d305268b",
            rows,
            "data/breast_cancer.csv",
            Optional.of("logistic_regression")),
        new DatasetInfo(
            "diabetes",
            "1.0.0",
            "test",
            "0484d9907de5d8b423af450d44dbc3584b20b2be310190d633abfa9c9e1bff0c",
            rows,
            "data/diabetes.csv",
            Optional.of("diabetes_ridge")));
  }

  private static ModelInfo model(String id, String dataset, Task task) {
    boolean labels = task == Task.CLASSIFICATION;
    ModelCard card =
        new ModelCard(
            task,
            labels ? List.of("benign", "malignant") : List.of(),
            List.of(
                new ModelCard.TensorSpec("X", TensorType.FP32, List.of(-1L, labels ? 30L : 10L))),
            List.of(
                new ModelCard.TensorSpec(
                    labels ? "label" : "variable",
                    labels ? TensorType.BYTES : TensorType.FP32,
                    List.of(-1L))),
            12_480 + 9_000L * id.length(),
            "9b1f"
                + Integer.toHexString(id.hashCode())
                + "c3a17d5580e0aa4419f6e2ccb1a90cd87f33ab210d9e",
            Map.of("onnxruntime", "1.29.0", "execution provider", "CPU"));
    String yaml =
        "id: "
            + id
            + "\nprovider: onnx\npath: models/"
            + id
            + ".onnx\ntask: "
            + (labels ? "classification" : "regression")
            + "\ndatasets: ["
            + dataset
            + "]\n"
            + "params:\n  intra_op_threads: 1\n";
    return new ModelInfo(
        id, "onnx", "models/" + id + ".onnx", List.of(dataset), Optional.of(card), yaml);
  }

  private static List<MetricUse> metrics() {
    List<MetricUse> metrics = new ArrayList<>();
    quality(metrics, "accuracy", "Accuracy", Direction.HIGHER, 0.02);
    quality(metrics, "f1_macro", "F1 (macro)", Direction.HIGHER, 0.02);
    quality(metrics, "roc_auc", "ROC AUC", Direction.HIGHER, 0.02);
    quality(metrics, "log_loss", "Log loss", Direction.LOWER, 0.05);
    quality(metrics, "rmse", "RMSE", Direction.LOWER, 2);
    quality(metrics, "r2", "R²", Direction.HIGHER, 0.03);
    other(metrics, "latency_p50", "Latency p50", MetricInfo.Kind.TIME, "ms");
    other(metrics, "latency_p99", "Latency p99", MetricInfo.Kind.TIME, "ms");
    other(metrics, "peak_memory_mb", "Peak memory", MetricInfo.Kind.RESOURCE, "MB");
    other(metrics, "model_size_mb", "Model size", MetricInfo.Kind.RESOURCE, "MB");
    other(metrics, "load_seconds", "Load time", MetricInfo.Kind.RESOURCE, "s");
    return metrics;
  }

  private static void quality(
      List<MetricUse> to, String name, String title, Direction direction, double margin) {
    MetricInfo info = new MetricInfo(name, title, MetricInfo.Kind.QUALITY, direction, "", Set.of());
    to.add(
        new MetricUse(info, name.equals("accuracy") || name.equals("rmse"), Margin.of(margin), 0));
  }

  private static void other(
      List<MetricUse> to, String name, String title, MetricInfo.Kind kind, String unit) {
    to.add(
        new MetricUse(
            new MetricInfo(name, title, kind, Direction.LOWER, unit, Set.of()),
            false,
            Margin.NONE,
            0));
  }

  private TrialInfo trial(String model, String dataset, int number) {
    Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
    long[][] counts = new long[2][2];
    try (Stream<Sample> all = samples(model, dataset)) {
      all.forEach(of -> {
        outcomes.merge(of.outcome().kind(), 1L, Long::sum);
        if (of.outcome().isAnswered()) {
          counts[of.item().target().equals("malignant") ? 1 : 0][
              of.prediction().equals("malignant") ? 1 : 0]++;
        }
      });
    }
    boolean labels = dataset.equals("breast_cancer");
    return new TrialInfo(
        model,
        dataset,
        outcomes,
        labels
            ? Optional.of(new TrialInfo.Confusion(List.of("benign", "malignant"), counts))
            : Optional.empty(),
        List.of(
            latencies(LatencyKind.ENGINE, 2_100L * number * number, number),
            latencies(LatencyKind.APPLICATION, 7_400L + 2_300L * number * number, number)),
        Map.of(
            Resource.PEAK_MEMORY_BYTES, 88e6 + 4e6 * number,
            Resource.CPU_SECONDS, 0.41 + 0.1 * number,
            Resource.LOAD_SECONDS, 0.35 + 0.02 * number,
            Resource.MODEL_SIZE_BYTES, 12_480 + 9_000.0 * model.length()),
        labels
            ? Optional.empty()
            : Optional.of(new TrialInfo.Score("Absolute error", Direction.LOWER)),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static TrialInfo.LatencySeries latencies(LatencyKind kind, long typical, int seed) {
    long[] nanos = new long[1000];
    for (int i = 0; i < nanos.length; i++) {
      double u = ExampleSamples.noise(seed * 31L + i, kind.key().hashCode());
      nanos[i] = Math.round(typical * (1 + 0.08 * u + (u > 0.97 ? 2.5 * u : 0)));
    }
    return new TrialInfo.LatencySeries(kind, nanos, new long[] {typical * 90, typical * 80});
  }

  private static List<FailureEntry> failures() {
    return List.of(
        new FailureEntry(
            "naive_bayes",
            "breast_cancer",
            "model_error",
            "the model returned NaN for class `malignant` | input row has a value outside of"
                + " float32",
            15,
            "wdbc-0041"));
  }
}
