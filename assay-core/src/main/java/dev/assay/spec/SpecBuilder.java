package dev.assay.spec;

import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.generation.Price;
import dev.assay.api.metric.Margin;
import dev.assay.api.model.Task;
import dev.assay.stats.decision.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Makes the records of checked values; all checks are done.
final class SpecBuilder {
  private final Values root;

  SpecBuilder(Values root) {
    this.root = root;
  }

  BenchmarkSpec build() {
    Values header = root.at("benchmark");
    List<DatasetSpec> datasets = datasets(root).stream().map(SpecBuilder::dataset).toList();
    List<String> names = datasets.stream().map(DatasetSpec::name).toList();
    List<ModelSpec> stated = root.each("models").stream().map(it -> model(it, names)).toList();
    SweepSpec sweep = SweepBuilder.build(root);
    boolean varies = SweepBuilder.variesModels(sweep, !stated.isEmpty());
    List<ModelSpec> models = varies ? SweepBuilder.varied(stated, sweep) : stated;
    List<MetricSpec> metrics = metrics();
    return new BenchmarkSpec(
        new BenchmarkSpec.Header(header.word("name"), header.text("version"), header.whole("seed")),
        datasets,
        models,
        varies ? sweep.seedsOnly() : sweep,
        prompts(),
        metrics,
        ExecutionBuilder.build(root.at("execution")),
        analysis(models, sweep, metrics),
        reporting(root.at("reporting")),
        HistoryShape.build(root.at("history")));
  }

  /// The datasets, whether one or several are written.
  static List<Values> datasets(Values root) {
    return root.has("dataset") ? List.of(root.at("dataset")) : root.each("datasets");
  }

  private static DatasetSpec dataset(Values it) {
    Map<String, ColumnType> schema = new LinkedHashMap<>();
    it.table("schema").forEach((name, type) -> schema.put(name, constant(ColumnType.class, type)));
    return new DatasetSpec(
        Implied.datasetName(it).orElseThrow(),
        Implied.datasetType(it),
        it.text("path"),
        it.text("format"),
        it.each("rows").stream().map(Values::map).toList(),
        schema,
        columns(it, schema),
        it.texts("features"),
        new DatasetRequest.Labels(
            it.text("split"),
            it.text("version"),
            it.text("sha256").map(sum -> sum.toLowerCase(Locale.ROOT))),
        it.has("size") ? OptionalLong.of(it.whole("size")) : OptionalLong.empty());
  }

  private static Map<Role, String> columns(Values it, Map<String, ColumnType> schema) {
    Map<Role, String> columns = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      if (it.has("columns")) {
        it.at("columns").text(role.key()).ifPresent(column -> columns.put(role, column));
      } else if (schema.containsKey(role.key())) {
        columns.put(role, role.key());
      }
    }
    return columns;
  }

  private static ModelSpec model(Values it, List<String> allDatasets) {
    Optional<String> provider = Implied.provider(it);
    Optional<Presets> preset = provider.map(Presets::of);
    Optional<String> api =
        preset.filter(Presets::speaksOpenAi).map(_ -> it.text("api").orElse(SpecDefaults.API));
    return new ModelSpec(
        it.word("id"),
        provider,
        it.text("model").orElse(it.word("id")),
        new ModelSpec.Location(
            it.text("path"),
            it.text("base_url").or(() -> preset.flatMap(Presets::baseUrl)),
            it.text("api").or(() -> api),
            it.text("api_key_env").or(() -> preset.flatMap(Presets::apiKeyEnv))),
        it.table("params"),
        it.text("task").map(task -> constant(Task.class, task)),
        it.has("price") ? Optional.of(price(it.at("price"))) : Optional.empty(),
        it.has("datasets") ? it.texts("datasets") : allDatasets);
  }

  private static Price price(Values it) {
    double input = it.number("input");
    return new Price(input, it.real("cached_input").orElse(input), it.number("output"));
  }

  private List<PromptSpec> prompts() {
    if (!root.has("prompts")) {
      String template = root.text("prompt").orElse(SpecDefaults.PROMPT);
      return List.of(new PromptSpec("prompt", root.text("system"), template));
    }
    List<PromptSpec> prompts = new ArrayList<>();
    for (Values it : root.each("prompts")) {
      String name = it.text("name").orElse("prompt_" + (prompts.size() + 1));
      Optional<String> system = it.text("system").or(() -> root.text("system"));
      prompts.add(new PromptSpec(name, system, it.word("template")));
    }
    return prompts;
  }

  private List<MetricSpec> metrics() {
    return root.each("metrics").stream().map(SpecBuilder::metric).toList();
  }

  private static MetricSpec metric(Values it) {
    return new MetricSpec(
        Implied.metric(it.word("name")),
        it.real("weight").orElse(0),
        it.table("params"),
        Stream.of("", "ms", "s", "usd").flatMap(unit -> threshold(it, unit)).findFirst(),
        it.margin("margin"),
        it.text("direction").map(word -> constant(Direction.class, word)));
  }

  private static Stream<MetricSpec.Threshold> threshold(Values it, String unit) {
    OptionalDouble value = it.real(unit.isEmpty() ? "threshold" : "threshold_" + unit);
    return value.stream().mapToObj(number -> new MetricSpec.Threshold(number, unit));
  }

  private AnalysisSpec analysis(List<ModelSpec> models, SweepSpec sweep, List<MetricSpec> metrics) {
    return new AnalysisSpec(
        root.text("baseline").orElseGet(() -> first(models, sweep)),
        root.text("primary_metric")
            .map(Implied::metric)
            .orElseGet(() -> metrics.stream().map(MetricSpec::name).findFirst().orElse("")),
        constant(AnalysisSpec.Aggregation.class, root.word("aggregation")),
        root.number("confidence_level"),
        constant(AnalysisSpec.IntervalMethod.class, root.word("interval_method")),
        constant(AnalysisSpec.Decision.class, root.word("decision")));
  }

  private static String first(List<ModelSpec> models, SweepSpec sweep) {
    if (sweep.launches()) {
      return sweep.first().name();
    }
    return models.stream().map(ModelSpec::id).findFirst().orElse("");
  }

  private static ReportingSpec reporting(Values it) {
    Values alert = it.at("alert_threshold");
    return new ReportingSpec(
        it.texts("format").stream()
            .map(word -> constant(ReportingSpec.Format.class, word))
            .distinct()
            .toList(),
        it.text("output"),
        new ReportingSpec.AlertThreshold(
            alert.margin("score_drop"),
            alert.margin("latency_increase"),
            alert.margin("relative_change").map(change -> Margin.share(change.size()))));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Object word) {
    return Enum.valueOf(type, word.toString().toUpperCase(Locale.ROOT));
  }

  /// Makes the record of `execution`.
  static final class ExecutionBuilder {
    private ExecutionBuilder() {}

    private static ExecutionSpec.Load load(Values it) {
      return new ExecutionSpec.Load(
          it.word("arrival"),
          it.real("rate"),
          it.real("from_rate"),
          it.span("ramp"),
          it.number("burstiness"),
          new ExecutionSpec.Limits(
              (int) it.whole("max_in_flight"),
              it.real("requests_per_minute"),
              it.real("tokens_per_minute")));
    }

    static ExecutionSpec build(Values it) {
      Values measure = it.at("measure");
      return new ExecutionSpec(
          (int) it.whole("concurrency"),
          (int) it.whole("repetitions"),
          (int) it.whole("warmup"),
          (int) it.whole("batch_size"),
          Duration.ofMillis(it.whole("timeout_ms")),
          it.number("max_failure_rate"),
          (int) it.whole("retries"),
          it.word("models").equals("parallel"),
          load(it.at("load")),
          new ExecutionSpec.Budget(
              it.at("budget").span("wall_clock"), it.at("budget").real("cost_usd")),
          new ExecutionSpec.Cache(
              it.at("cache").word("use").equals("on"), (int) it.at("cache").whole("max_mib")),
          new ExecutionSpec.Measure(
              (int) measure.whole("calls"),
              (int) measure.whole("warmup_calls"),
              measure.span("longest").orElse(SpecDefaults.MEASURE_LONGEST)));
    }
  }
}
