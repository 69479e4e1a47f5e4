package dev.assay.spec;

import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.model.Task;
import dev.assay.spec.Shape.Change;
import dev.assay.spec.Shape.Choice;
import dev.assay.spec.Shape.Free;
import dev.assay.spec.Shape.Keys;
import dev.assay.spec.Shape.Label;
import dev.assay.spec.Shape.Many;
import dev.assay.spec.Shape.Pattern;
import dev.assay.spec.Shape.Real;
import dev.assay.spec.Shape.Setting;
import dev.assay.spec.Shape.Table;
import dev.assay.spec.Shape.Text;
import dev.assay.spec.Shape.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every key of the spec: its shape, its default and what it means.
final class SpecShape {
  static final Keys BENCHMARK =
      Keys.of(
          "benchmark",
          Setting.required(
              "name", Text.oneLine(), "Names the benchmark in reports and in the history."),
          Setting.optional("version", new Label(), "The version of this spec, for the record."),
          Setting.required(
              "seed",
              new Whole(0, Long.MAX_VALUE),
              "Where all chance comes from: the same seed gives the same numbers."));

  static final Keys DATASET =
      Keys.of(
              "dataset",
              Setting.optional(
                  "name",
                  Text.oneLine(),
                  "By which models refer to it; the file's name without suffix unless stated."),
              Setting.optional(
                  "type",
                  Text.oneLine(),
                  "Where rows come from: `file`, `inline`, `s3`, `https` or that of a plug-in; by"
                      + " `path` unless stated."),
              Setting.optional(
                  "path",
                  Text.oneLine(),
                  "The file, relative to the spec, or the URI. Without it, `datasets/<name>.*`"
                      + " beside the spec."),
              Setting.optional(
                  "format",
                  Choice.of("csv", "jsonl", "json", "parquet"),
                  "The format; by the suffix of `path` unless stated."),
              Setting.optional(
                  "rows",
                  Many.of(new Table(new Free(true))),
                  "The rows themselves, column to value."),
              Setting.optional("split", new Label(), "Which split the data are, for the record."),
              Setting.optional("version", new Label(), "The version of the data, for the record."),
              Setting.optional(
                  "sha256",
                  new Pattern("[0-9a-fA-F]{64}", "64 hexadecimal digits"),
                  "The checksum that the data must have."),
              Setting.optional(
                  "size",
                  new Whole(1, Long.MAX_VALUE),
                  "How many items it has, for `aggregation: micro`, where Assay does not read it."),
              Setting.optional(
                  "schema", new Table(types()), "The type of columns; it is checked row by row."),
              Setting.optional(
                  "columns",
                  columns(),
                  "Which column plays which role. Without it, columns of the schema that are named"
                      + " like a role play it."),
              Setting.optional(
                  "features",
                  Many.of(Text.oneLine()),
                  "The columns that a model reads, in its order; every numeric column without a"
                      + " role unless stated."))
          .withShorthand("name");

  static final Keys PRICE =
      Keys.of(
          "price",
          Setting.required(
              "input", Real.notNegative(), "US dollars for a million tokens of questions."),
          Setting.optional(
              "cached_input",
              Real.notNegative(),
              "US dollars for a million of them that came from the server's cache; `input` unless"
                  + " stated."),
          Setting.required(
              "output", Real.notNegative(), "US dollars for a million tokens of answers."));

  static final Keys MODEL =
      Keys.of(
              "model",
              Setting.required("id", Text.oneLine(), "Names the model in reports."),
              Setting.optional(
                  "provider",
                  Text.oneLine(),
                  "Who opens it, such as `onnx`, `openai` or `vllm`; by the suffix of `path` unless"
                      + " stated."),
              Setting.optional(
                  "model",
                  Text.oneLine(),
                  "The name by which the provider knows it; the `id` unless stated."),
              Setting.optional(
                  "path",
                  Text.oneLine(),
                  "Its file, relative to the spec. Without it and `base_url`, `models/<id>.*`"
                      + " beside the spec."),
              Setting.optional(
                  "base_url",
                  new Pattern("https?://[^\\s@]+", "an address such as http://127.0.0.1:8000/v1"),
                  "Its endpoint."),
              Setting.optional(
                  "api",
                  Choice.of("chat", "completions", "responses"),
                  "Which of OpenAI's interfaces the endpoint speaks; `chat` for such providers."),
              Setting.optional(
                  "api_key_env",
                  new Pattern("[A-Za-z_][A-Za-z0-9_]*", "the name of an environment variable"),
                  "The environment variable that holds the key; never the key itself."),
              Setting.optional(
                  "params", new Table(new Free(false)), "Free parameters for the provider."),
              Setting.optional(
                  "task",
                  tasks(),
                  "What it is asked to produce; as its outputs say unless stated."),
              Setting.optional(
                  "price",
                  PRICE,
                  "What its tokens cost; for providers with known prices as the table says unless"
                      + " stated."),
              Setting.optional(
                  "datasets",
                  Many.of(Text.oneLine()),
                  "The datasets it runs on, by name; all unless stated."))
          .withShorthand("id");

  static final Keys METRIC =
      Keys.of(
              "metric",
              Setting.required("name", Text.oneLine(), "The metric; see docs/metrics.md."),
              Setting.optional(
                  "weight",
                  Real.notNegative(),
                  "Its weight in the composite score, which there is where a metric has one; the"
                      + " others do not count."),
              Setting.optional(
                  "params", new Table(new Free(false)), "Free parameters of the metric."),
              Setting.optional(
                  "threshold",
                  Real.any(),
                  "The value that must be reached, in the metric's own unit. For a metric without"
                      + " a best and a worst value, such as a latency, it is also the budget in"
                      + " the composite score."),
              Setting.optional(
                  "threshold_ms", Real.notNegative(), "The same, for a time, in milliseconds."),
              Setting.optional(
                  "threshold_s", Real.notNegative(), "The same, for a time, in seconds."),
              Setting.optional(
                  "threshold_usd", Real.notNegative(), "The same, for a cost, in US dollars."),
              Setting.optional(
                  "margin",
                  new Change(false),
                  "The smallest change that matters, in the metric's own unit, or as a share of"
                      + " what it is compared with (`5%`); by `reporting.alert_threshold` unless"
                      + " stated, else 0."),
              Setting.optional(
                  "direction",
                  new Choice(
                      List.of("higher", "lower", "none"),
                      Map.of(
                          "maximize",
                          "higher",
                          "max",
                          "higher",
                          "minimize",
                          "lower",
                          "min",
                          "lower")),
                  "Which values are better, for a metric that a command reports; known metrics know"
                      + " theirs."))
          .withShorthand("name");

  static final Keys PROMPT =
      Keys.of(
              "prompt",
              Setting.optional(
                  "name", Text.oneLine(), "Names the prompt; `prompt_1` and so on unless stated."),
              Setting.optional(
                  "system",
                  Text.manyLines(),
                  "The system message before it, with variables as in `template`; that of the file"
                      + " unless stated."),
              Setting.required(
                  "template",
                  Text.manyLines(),
                  "The text; `{{column}}` stands for the row's value."))
          .withShorthand("template");

  static final Keys CONFIGURATION =
      Keys.of("configuration", Setting.required("name", Text.oneLine(), "Names the configuration."))
          .withOthers(new Free(false));

  static final Keys REPORTING =
      Keys.of(
          "reporting",
          Setting.preset(
              "format",
              new Many(Choice.of("json", "csv", "xlsx", "html", "markdown", "parquet"), true, 1),
              SpecDefaults.FORMATS,
              "One format or a list."),
          Setting.optional(
              "output",
              Text.oneLine(),
              "The folder of all runs, relative to the spec; or `s3://BUCKET/PREFIX`, to which a"
                  + " run is copied when it has ended."),
          Setting.optional(
              "alert_threshold",
              Keys.of(
                  "alert_threshold",
                  Setting.optional(
                      "score_drop",
                      new Change(false),
                      "The margin of quality metrics that state none."),
                  Setting.optional(
                      "latency_increase",
                      new Change(false),
                      "The margin of latencies that state none, in milliseconds or as a share."),
                  Setting.optional(
                      "relative_change",
                      new Change(true),
                      "The margin of all other metrics that state none, as a share of what they"
                          + " are compared with.")),
              "Changes that matter, by kind of metric."));

  /// The whole file, once everything nested under `benchmark` stands beside it.
  static final Keys ROOT =
      Keys.of(
          "spec",
          Setting.required("benchmark", BENCHMARK, "What is benchmarked."),
          Setting.optional("dataset", DATASET, "The dataset, where there is one."),
          Setting.optional("datasets", Many.of(DATASET), "The datasets."),
          Setting.optional("models", Many.of(MODEL), "The models."),
          Setting.optional(
              "configurations", Many.of(CONFIGURATION), "The configurations of a sweep."),
          Setting.optional(
              "grid",
              new Table(Many.of(new Free(false))),
              "Parameters with the values to try, every combination of them a configuration."),
          Setting.optional(
              "seeds",
              Many.of(new Whole(0, Long.MAX_VALUE)),
              "The seeds to run every trial with; the benchmark's own unless stated."),
          Setting.optional(
              "command",
              Many.of(Text.manyLines()),
              "The program of a sweep, and its arguments; `{{parameter}}` stands for a value of the"
                  + " configuration. See docs/sweeps.md."),
          Setting.optional("launch", LaunchShape.LAUNCH, "How the command is launched."),
          Setting.optional("prompt", Text.manyLines(), "The prompt, where there is one."),
          Setting.optional("prompts", Many.of(PROMPT), "The prompts, each asked of every row."),
          Setting.optional(
              "system",
              Text.manyLines(),
              "The system message before every prompt that states none; `{{column}}` stands for the"
                  + " row's value."),
          Setting.optional("metrics", Many.of(METRIC), "What is measured."),
          Setting.optional("execution", ExecutionShape.EXECUTION, "How the models are asked."),
          Setting.optional(
              "baseline",
              Text.oneLine(),
              "The model, or configuration, that the others are compared with; the first unless"
                  + " stated."),
          Setting.optional(
              "primary_metric",
              Text.oneLine(),
              "The metric that ranks the models; the first unless stated. `composite` is the"
                  + " composite score."),
          Setting.preset(
              "aggregation",
              Choice.of("macro", "micro", "per_task"),
              SpecDefaults.AGGREGATION,
              "How the results of a model on several datasets are put together: each dataset counts"
                  + " the same, each row counts the same, or not at all."),
          Setting.preset(
              "confidence_level",
              new Real(0, 1, true),
              SpecDefaults.CONFIDENCE_LEVEL,
              "The level of all intervals."),
          Setting.preset(
              "interval_method",
              new Choice(
                  List.of("auto", "bootstrap", "bca", "percentile", "t"),
                  Map.of("t_test", "t", "parametric", "t", "normal", "t")),
              SpecDefaults.INTERVAL_METHOD,
              "How intervals are made, and changes tested: by what covers best, by the studentized,"
                  + " the BCa or the percentile bootstrap, or by the t distribution."),
          Setting.preset(
              "decision",
              Choice.of("no_change", "beyond_margin"),
              SpecDefaults.DECISION,
              "What a regression has to show: that there is a change and it is of the margin's"
                  + " size, or that it is surely beyond the margin."),
          Setting.optional("reporting", REPORTING, "What is written, and where."),
          Setting.optional(
              "history",
              HistoryShape.HISTORY,
              "The history that runs go into, where there is one."));

  private SpecShape() {}

  private static Choice types() {
    return new Choice(
        Arrays.stream(ColumnType.values()).map(SpecShape::word).toList(),
        Map.of(
            "str", "string", "text", "string", "int", "integer", "long", "integer", "float",
            "number", "double", "number", "real", "number", "bool", "boolean", "object", "json",
            "list", "json"));
  }

  private static Keys columns() {
    List<Setting> keys =
        Stream.of(Role.values())
            .map(role -> Setting.optional(role.key(), Text.oneLine(), meaning(role)))
            .toList();
    return new Keys("columns", keys, Optional.empty(), Optional.empty());
  }

  private static String meaning(Role role) {
    return switch (role) {
      case PROMPT -> "The column with what a language model is asked.";
      case GROUND_TRUTH -> "The column with the right answer in words.";
      case TARGET -> "The column with the right class or number.";
      case CATEGORY -> "The column by which every metric is broken down.";
      case CLUSTER -> "The column that names rows which are not independent of each other.";
      case ID -> "The column that names a row.";
    };
  }

  private static Choice tasks() {
    return Choice.of(Arrays.stream(Task.values()).map(SpecShape::word).toArray(String[]::new));
  }

  /// The word of a constant in the spec.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
