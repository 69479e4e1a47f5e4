package dev.assay.spec;

import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.generation.Price;
import dev.assay.api.metric.Margin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// A spec as canonical YAML: every default filled in, keys in a fixed order. Reading it back gives
/// an equal record. It holds no secret, for a spec that holds one is refused.
public final class ResolvedSpec {
  private final BenchmarkSpec spec;

  private ResolvedSpec(BenchmarkSpec spec) {
    this.spec = spec;
  }

  /// The canonical text; equal specs give equal texts.
  public static String toYaml(BenchmarkSpec spec) {
    return dump(new ResolvedSpec(spec).root());
  }

  /// The canonical text of one model, as it stands under `models`.
  public static String toYaml(ModelSpec model) {
    return dump(model(model));
  }

  /// The canonical text of one configuration, as it stands under `configurations`, with more keys
  /// after it.
  public static String toYaml(SweepSpec.Configuration configuration, Map<String, ?> more) {
    Out out = new Out();
    configuration(configuration).forEach(out::put);
    more.forEach(out::put);
    return dump(out);
  }

  private static String dump(Out out) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setSplitLines(false)
            .build();
    return new Dump(settings).dumpToString(out.values());
  }

  private Out root() {
    SweepSpec sweep = spec.sweep();
    AnalysisSpec analysis = spec.analysis();
    return new Out()
        .put("benchmark", header().values())
        .list("datasets", spec.datasets().stream().map(it -> dataset(it).values()).toList())
        .list("models", spec.models().stream().map(it -> model(it).values()).toList())
        .list(
            "configurations",
            sweep.configurations().stream().map(ResolvedSpec::configuration).toList())
        .table("grid", sweep.grid())
        .list("seeds", sweep.seeds())
        .list("command", sweep.command())
        .table("launch", sweep.launches() ? LaunchShape.values(sweep.launch()) : Map.of())
        .list("prompts", spec.prompts().stream().map(this::prompt).toList())
        .list("metrics", spec.metrics().stream().map(it -> metric(it).values()).toList())
        .put("execution", ExecutionOut.of(spec.execution()).values())
        .text("baseline", analysis.baseline())
        .text("primary_metric", analysis.primaryMetric())
        .put("aggregation", SpecShape.word(analysis.aggregation()))
        .put("confidence_level", analysis.confidenceLevel())
        .put("interval_method", SpecShape.word(analysis.intervalMethod()))
        .put("decision", SpecShape.word(analysis.decision()))
        .put("reporting", reporting().values())
        .table("history", HistoryShape.values(spec.history()));
  }

  private Out header() {
    BenchmarkSpec.Header header = spec.benchmark();
    return new Out()
        .put("name", header.name())
        .text("version", header.version().orElse(""))
        .put("seed", header.seed());
  }

  private static Out dataset(DatasetSpec dataset) {
    Map<String, Object> schema = new LinkedHashMap<>();
    dataset.schema().forEach((name, type) -> schema.put(name, SpecShape.word(type)));
    Map<String, Object> columns = new LinkedHashMap<>();
    dataset.columns().forEach((role, column) -> columns.put(role.key(), column));
    DatasetRequest.Labels labels = dataset.labels();
    Out out =
        new Out()
            .put("name", dataset.name())
            .put("type", dataset.type())
            .text("path", dataset.path().orElse(""))
            .text("format", dataset.format().orElse(""))
            .list("rows", dataset.rows())
            .text("split", labels.split().orElse(""))
            .text("version", labels.version().orElse(""))
            .text("sha256", labels.sha256().orElse(""))
            .whole("size", dataset.size())
            .table("schema", schema);
    // With a schema, columns that are left out would be read as those named like a role.
    return (schema.isEmpty() ? out.table("columns", columns) : out.put("columns", columns))
        .list("features", dataset.features());
  }

  private static Out model(ModelSpec model) {
    ModelSpec.Location location = model.location();
    return new Out()
        .put("id", model.id())
        .text("provider", model.provider().orElse(""))
        .put("model", model.model())
        .text("path", location.path().orElse(""))
        .text("base_url", location.baseUrl().orElse(""))
        .text("api", location.api().orElse(""))
        .text("api_key_env", location.apiKeyEnv().orElse(""))
        .table("params", model.params())
        .text("task", model.task().map(SpecShape::word).orElse(""))
        .table("price", model.price().map(ResolvedSpec::price).orElse(Map.of()))
        .list("datasets", model.datasets());
  }

  private static Map<String, Object> price(Price price) {
    return new Out()
        .put("input", price.input())
        .put("cached_input", price.cachedInput())
        .put("output", price.output())
        .values();
  }

  private static Map<String, Object> configuration(SweepSpec.Configuration configuration) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", configuration.name());
    values.putAll(configuration.parameters());
    return values;
  }

  private Map<String, Object> prompt(PromptSpec prompt) {
    return new Out()
        .put("name", prompt.name())
        .text("system", prompt.system().orElse(""))
        .put("template", prompt.template())
        .values();
  }

  private static Out metric(MetricSpec metric) {
    Out out = new Out().put("name", metric.name());
    if (metric.weight() > 0) {
      out.put("weight", metric.weight());
    }
    out.table("params", metric.params());
    metric
        .threshold()
        .ifPresent(
            it -> out.put("threshold" + (it.unit().isEmpty() ? "" : "_" + it.unit()), it.value()));
    metric.margin().ifPresent(margin -> out.margin("margin", margin));
    return out.text("direction", metric.direction().map(SpecShape::word).orElse(""));
  }

  private Out reporting() {
    ReportingSpec reporting = spec.reporting();
    Out alert = new Out();
    ReportingSpec.AlertThreshold stated = reporting.alertThreshold();
    stated.scoreDrop().ifPresent(drop -> alert.margin("score_drop", drop));
    stated.latencyIncrease().ifPresent(more -> alert.margin("latency_increase", more));
    stated.relativeChange().ifPresent(share -> alert.margin("relative_change", share));
    return new Out()
        .list("format", reporting.formats().stream().map(SpecShape::word).toList())
        .text("output", reporting.output().orElse(""))
        .table("alert_threshold", alert.values());
  }

  /// `execution` as keys and values.
  private static final class ExecutionOut {
    private ExecutionOut() {}

    static Out of(ExecutionSpec execution) {
      Out load = new Out().put("arrival", execution.load().arrival());
      execution.load().rate().ifPresent(rate -> load.put("rate", rate));
      execution.load().fromRate().ifPresent(rate -> load.put("from_rate", rate));
      execution.load().ramp().ifPresent(ramp -> load.put("ramp", LaunchShape.words(ramp)));
      load.put("burstiness", execution.load().burstiness());
      ExecutionSpec.Limits limits = execution.load().limits();
      load.put("max_in_flight", limits.maxInFlight());
      limits.requestsPerMinute().ifPresent(most -> load.put("requests_per_minute", most));
      limits.tokensPerMinute().ifPresent(most -> load.put("tokens_per_minute", most));
      Out budget = new Out();
      execution
          .budget()
          .wallClock()
          .ifPresent(span -> budget.put("wall_clock", LaunchShape.words(span)));
      execution.budget().costUsd().ifPresent(cost -> budget.put("cost_usd", cost));
      ExecutionSpec.Measure measure = execution.measure();
      return new Out()
          .put("concurrency", execution.concurrency())
          .put("repetitions", execution.repetitions())
          .put("warmup", execution.warmup())
          .put("batch_size", execution.batchSize())
          .put("timeout_ms", execution.timeout().toMillis())
          .put("max_failure_rate", execution.maxFailureRate())
          .put("retries", execution.retries())
          .put("models", execution.parallelModels() ? "parallel" : "sequential")
          .put("load", load.values())
          .table("budget", budget.values())
          .put(
              "cache",
              new Out()
                  .put("use", execution.cache().use() ? "on" : "off")
                  .put("max_mib", execution.cache().maxMib())
                  .values())
          .put(
              "measure",
              new Out()
                  .put("calls", measure.calls())
                  .put("warmup_calls", measure.warmupCalls())
                  .put("longest", LaunchShape.words(measure.longest()))
                  .values());
    }
  }

  /// Keys and values in their order.
  private static final class Out {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Map<String, Object> values() {
      return values;
    }

    Out put(String key, Object value) {
      values.put(key, value);
      return this;
    }

    Out margin(String key, Margin value) {
      return put(key, value.relative() ? value.text() : value.size());
    }

    Out text(String key, String value) {
      return value.isEmpty() ? this : put(key, value);
    }

    Out whole(String key, OptionalLong value) {
      return value.isPresent() ? put(key, value.getAsLong()) : this;
    }

    Out list(String key, List<?> value) {
      return value.isEmpty() ? this : put(key, new ArrayList<>(value));
    }

    Out table(String key, Map<String, ?> value) {
      return value.isEmpty() ? this : put(key, value);
    }
  }
}
