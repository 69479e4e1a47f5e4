package dev.assay.spec;

import java.util.List;

/// Specs with one mistake each, and what a user is told about it.
final class BadSpecs {

  /// A mistake.
  ///
  /// @param name what it is
  /// @param text the spec
  /// @param structural whether the JSON Schema finds it too
  /// @param told what is said, as a whole
  record Case(String name, String text, boolean structural, String told) {
    @Override
    public String toString() {
      return name;
    }
  }

  private BadSpecs() {}

  /// Specs whose structure is wrong: the JSON Schema refuses them too.
  static List<Case> structural() {
    return List.of(
        structural(
            "unknown key at the top",
            Specs.SMALL + "metric: [rmse]\n",
            "benchmark.yaml:6:1: unknown key 'metric'",
            "did you mean 'metrics'?"),
        structural(
            "key of another level",
            Specs.SMALL + "timeout_ms: 100\n",
            "benchmark.yaml:6:1: unknown key 'timeout_ms'",
            "'timeout_ms' is a key of 'execution'"),
        structural(
            "name beside benchmark",
            Specs.SMALL + "seed: 1\n",
            "benchmark.yaml:6:1: unknown key 'seed'",
            "did you mean 'seeds'?"),
        structural(
            "misspelt key nested under benchmark",
            Specs.SMALL.replace("seed: 7", "seed: 7, modles: []"),
            "benchmark.yaml:1:34: unknown key 'modles'",
            "did you mean 'models'?"),
        structural(
            "unknown column role",
            Specs.SMALL.replace("{target:", "{tagret:"),
            "benchmark.yaml:2:42: unknown key 'tagret' in dataset.columns",
            "did you mean 'target'?"),
        structural(
            "missing seed",
            Specs.SMALL.replace(", seed: 7", ""),
            "benchmark.yaml:1:12: 'benchmark' lacks 'seed'",
            "add 'seed:'. Where all chance comes from: the same seed gives the same numbers."),
        structural(
            "missing name",
            Specs.SMALL.replace("name: iris, ", ""),
            "benchmark.yaml:1:12: 'benchmark' lacks 'name'",
            "add 'name:'. Names the benchmark in reports and in the history."),
        structural(
            "missing benchmark",
            Specs.SMALL.substring(Specs.SMALL.indexOf('\n') + 1),
            "benchmark.yaml:1:1: the spec lacks 'benchmark'",
            "add 'benchmark:'. What is benchmarked."),
        structural(
            "missing dataset",
            Specs.SMALL.replaceFirst("dataset:.*\n", ""),
            "benchmark.yaml:1:1: the spec lacks 'dataset'",
            "add 'dataset: {path: …}', or 'datasets:' with a list"),
        structural(
            "missing metrics",
            Specs.SMALL.replaceFirst("metrics:.*\n", ""),
            "benchmark.yaml:1:1: the spec lacks 'metrics'",
            "add 'metrics:' with a list, such as [accuracy]"),
        structural(
            "model without id",
            Specs.SMALL.replace("id: forest, ", ""),
            "benchmark.yaml:4:5: 'models[0]' lacks 'id'",
            "add 'id:'. Names the model in reports."),
        structural(
            "empty models",
            Specs.SMALL.replaceFirst("  - \\{id.*\n", "").replace("models:", "models: []"),
            "benchmark.yaml:3:9: 'models' is empty",
            "expected a list of at least one: each with the keys of a model"),
        structural(
            "both dataset and datasets",
            Specs.SMALL + "datasets: [iris]\n",
            "benchmark.yaml:2:10: both 'dataset' and 'datasets' are given",
            "keep one of them"),
        structural(
            "text where a number belongs",
            Specs.SMALL + "execution: {concurrency: many}\n",
            "benchmark.yaml:6:26: 'execution.concurrency' is the text 'many'",
            "expected a whole number from 1 to 1000000"),
        structural(
            "fraction where a whole number belongs",
            Specs.SMALL + "execution: {retries: 1.5}\n",
            "benchmark.yaml:6:22: 'execution.retries' is the number 1.5",
            "expected a whole number from 0 to 100"),
        structural(
            "no repetitions",
            Specs.SMALL + "execution: {repetitions: 0}\n",
            "benchmark.yaml:6:26: 'execution.repetitions' is the number 0",
            "expected a whole number from 1 to 1000000"),
        structural(
            "list where keys belong",
            Specs.SMALL + "execution: [1]\n",
            "benchmark.yaml:6:12: 'execution' is a list",
            "expected keys (concurrency, repetitions, warmup, batch_size, timeout_ms,"
                + " max_failure_rate, retries, models, load, budget, cache, measure)"),
        structural(
            "keys where a list belongs",
            Specs.SMALL.replace("[accuracy, latency_p95]", "{accuracy: 1}"),
            "benchmark.yaml:5:10: 'metrics' is keys with values",
            "expected a list of at least one: each with the keys of a metric"),
        structural(
            "number where a text belongs",
            Specs.SMALL.replace("name: iris", "name: 12"),
            "benchmark.yaml:1:19: 'benchmark.name' is the number 12",
            "expected a text on one line; put it into quotes: \"12\""),
        structural(
            "nothing where a text belongs",
            Specs.SMALL.replace("name: iris", "name:"),
            "benchmark.yaml:1:18: 'benchmark.name' is nothing",
            "expected a text on one line"),
        structural(
            "truth value where a number belongs",
            Specs.SMALL.replace("seed: 7", "seed: true"),
            "benchmark.yaml:1:31: 'benchmark.seed' is the truth value true",
            "expected a whole number of at least 0"),
        structural(
            "level of 1",
            Specs.SMALL + "confidence_level: 1\n",
            "benchmark.yaml:6:19: 'confidence_level' is the number 1",
            "expected a number above 0 and below 1"),
        structural(
            "failure rate in percent",
            Specs.SMALL + "execution: {max_failure_rate: 5}\n",
            "benchmark.yaml:6:31: 'execution.max_failure_rate' is the number 5",
            "expected a number from 0 to 1"),
        structural(
            "negative weight",
            Specs.SMALL.replace("[accuracy,", "[{name: accuracy, weight: -1},"),
            "benchmark.yaml:5:36: 'metrics[0].weight' is the number -1",
            "expected a number of at least 0"),
        structural(
            "negative margin",
            Specs.SMALL.replace("[accuracy,", "[{name: accuracy, margin: -0.1},"),
            "benchmark.yaml:5:36: 'metrics[0].margin' is the number -0.1",
            "expected a number of at least 0, or a share such as 5%"),
        structural(
            "margin that is no share",
            Specs.SMALL.replace("[accuracy,", "[{name: accuracy, margin: 5 percent},"),
            "benchmark.yaml:5:36: 'metrics[0].margin' is the text '5 percent'",
            "expected a number of at least 0, or a share such as 5%"),
        structural(
            "negative share",
            Specs.SMALL + "reporting: {alert_threshold: {relative_change: -5%}}\n",
            "benchmark.yaml:6:48: 'reporting.alert_threshold.relative_change' is the text '-5%'",
            "expected a share such as 5% or 0.05"),
        structural(
            "word that is not among the choices",
            Specs.SMALL + "aggregation: marco\n",
            "benchmark.yaml:6:14: 'aggregation' is the text 'marco'",
            "did you mean 'macro'? expected one of macro, micro, per_task"),
        structural(
            "word of another system",
            Specs.SMALL.replace("{path:", "{schema: {species: str}, path:"),
            "benchmark.yaml:2:29: 'dataset.schema.species' is the text 'str'",
            "did you mean 'string'? expected one of string, integer, number, boolean, json"),
        structural(
            "time without unit",
            Specs.SMALL + "execution: {budget: {wall_clock: 600}}\n",
            "benchmark.yaml:6:34: 'execution.budget.wall_clock' is the number 600",
            "expected a length of time such as 90s or 1h30m; a number needs its unit: 600s"),
        structural(
            "checksum of wrong length",
            Specs.SMALL.replace("{path:", "{sha256: abc123, path:"),
            "benchmark.yaml:2:19: 'dataset.sha256' is the text 'abc123'",
            "expected 64 hexadecimal digits"),
        structural(
            "parameter without a value",
            Specs.SMALL.replace("forest,", "forest, params: {stop: },"),
            "benchmark.yaml:4:32: 'models[0].params.stop' is nothing",
            "expected a text, a number of usual size, a truth value, a list or keys"));
  }

  private static Case structural(String name, String text, String what, String hint) {
    return new Case(name, text, true, what + "\n…\n" + hint);
  }

  /// Specs whose structure is right and whose content is not.
  static List<Case> semantic() {
    return List.of(
        semantic(
            "unknown metric",
            Specs.SMALL.replace("latency_p95", "latancy_p95"),
            "benchmark.yaml:5:21: unknown metric 'latancy_p95'",
            "did you mean 'latency_p95'?"),
        semantic(
            "metric that resembles nothing",
            Specs.SMALL.replace("latency_p95", "wibble"),
            "benchmark.yaml:5:21: unknown metric 'wibble'",
            "known: accuracy, exact_match, f1, latency_mean, latency_p95, llm_judge_accuracy,"
                + " rmse"),
        semantic(
            "metric twice by alias",
            Specs.SMALL.replace("[accuracy, latency_p95]", "[f1, f1_score]"),
            "benchmark.yaml:5:15: the metric 'f1' is given twice",
            "remove one of them"),
        semantic(
            "metric that does not fit the task",
            Specs.SMALL.replace("forest,", "forest, task: regression,"),
            "benchmark.yaml:5:11: the metric 'accuracy' does not fit the task regression",
            "it fits classification; take another metric or correct 'task'"),
        semantic(
            "threshold in milliseconds of a score",
            Specs.SMALL.replace("[accuracy,", "[{name: accuracy, threshold_ms: 5},"),
            "benchmark.yaml:5:42: the metric 'accuracy' is a pure number, not in ms",
            "use 'threshold'"),
        semantic(
            "two thresholds",
            Specs.SMALL.replace(
                "latency_p95]", "{name: latency_p95, threshold: 5, threshold_ms: 5}]"),
            "benchmark.yaml:5:69: there is more than one threshold: threshold, threshold_ms",
            "keep one of them"),
        semantic(
            "weight without bounds and budget",
            Specs.SMALL.replace("latency_p95]", "{name: latency_p95, weight: 1}]"),
            "benchmark.yaml:5:49: the metric 'latency_p95' has no best and worst value, so that"
                + " its weight in the composite score needs a budget",
            "state the value that is good enough, with 'threshold'"),
        semantic(
            "budget of 0",
            Specs.SMALL.replace("latency_p95]", "{name: latency_p95, weight: 1, threshold_ms: 0}]"),
            "benchmark.yaml:5:66: a budget in the composite score must be above 0",
            "state the value that is good enough, or remove 'weight'"),
        semantic(
            "threshold of a metric without direction",
            Specs.SMALL.replace("accuracy,", "{name: accuracy, direction: none, threshold: 0.9},"),
            "benchmark.yaml:5:56: no value of the metric 'accuracy' is better than another",
            "say which is, with 'direction: higher' or 'direction: lower', or remove this key"),
        semantic(
            "composite asked for by itself",
            Specs.SMALL.replace("latency_p95]", "composite]"),
            "benchmark.yaml:5:21: the composite score is made of other metrics",
            "give each of them a 'weight'; 'primary_metric: composite' ranks by the score"),
        semantic(
            "weights that are all 0",
            Specs.SMALL.replace("[accuracy,", "[{name: accuracy, weight: 0},"),
            "benchmark.yaml:5:10: all weights are 0",
            "give at least one metric a weight above 0"),
        semantic(
            "unknown provider",
            Specs.SMALL.replace("forest,", "forest, provider: onx,"),
            "benchmark.yaml:4:28: unknown provider 'onx'",
            "did you mean 'onnx'?"),
        semantic(
            "file of an unknown kind",
            Specs.SMALL.replace("forest.onnx", "forest.bin"),
            "benchmark.yaml:4:5: 'models[0]' lacks 'provider'",
            "say who opens it, such as 'provider: onnx'"),
        semantic(
            "unknown dataset type",
            Specs.SMALL.replace("{path:", "{type: flie, path:"),
            "benchmark.yaml:2:17: unknown dataset type 'flie'",
            "did you mean 'file'?"),
        semantic(
            "two models of one name",
            Specs.SMALL.replace("metrics:", "  - {id: forest, path: b.onnx}\nmetrics:"),
            "benchmark.yaml:5:10: two models are named 'forest'",
            "give each its own name"),
        semantic(
            "two datasets of one name",
            Specs.SMALL.replaceFirst("dataset:.*", "datasets: [{path: a/x.csv}, {path: b/x.csv}]"),
            "benchmark.yaml:2:29: two datasets are named 'x'",
            "give each its own 'name'"),
        semantic(
            "model on an unknown dataset",
            Specs.SMALL.replace("forest,", "forest, datasets: [irsi],"),
            "benchmark.yaml:4:29: there is no dataset named 'irsi'",
            "did you mean 'iris'? the spec has: iris"),
        semantic(
            "unknown baseline",
            Specs.SMALL + "baseline: tree\n",
            "benchmark.yaml:6:11: there is no model named 'tree'",
            "the spec has: forest"),
        semantic(
            "primary metric that is not measured",
            Specs.SMALL + "primary_metric: rmse\n",
            "benchmark.yaml:6:17: the metric 'rmse' is not among the metrics of the spec",
            "add it to 'metrics'"),
        semantic(
            "rows and path",
            Specs.SMALL.replace("{path:", "{rows: [{a: 1}], path:"),
            "benchmark.yaml:2:10: 'dataset' has both 'rows' and 'path'",
            "keep one of them"),
        semantic(
            "inline without rows",
            Specs.SMALL.replaceFirst("\\{path: data/iris.csv", "{name: x, type: inline"),
            "benchmark.yaml:2:10: 'dataset' lacks 'rows'",
            "an inline dataset holds its rows"),
        semantic(
            "dataset without anything",
            Specs.SMALL.replace("path: data/iris.csv, ", ""),
            "benchmark.yaml:2:10: 'dataset' lacks 'path'",
            "say where the rows are, or give them as 'rows'"),
        semantic(
            "data over http",
            Specs.SMALL.replace("data/iris.csv", "http://127.0.0.1/iris.csv"),
            "benchmark.yaml:2:17: data over http:// can be changed on the way",
            "use https://"),
        semantic(
            "feature twice",
            Specs.SMALL.replace("{path:", "{features: [a, b, a], path:"),
            "benchmark.yaml:2:28: the feature 'a' is given twice",
            "remove one of them"),
        semantic(
            "seed twice",
            Specs.SMALL + "seeds: [1, 2, 1]\n",
            "benchmark.yaml:6:15: the seed 1 is given twice",
            "remove one of them"),
        semantic(
            "two configurations of one name",
            "configurations: [{name: a}, {name: a}]\n",
            "benchmark.yaml:1:36: two configurations are named 'a'",
            "give each its own name"),
        semantic(
            "open loop without rate",
            Specs.SMALL + "execution: {load: {arrival: poisson}}\n",
            "benchmark.yaml:6:19: 'execution.load' lacks 'rate'",
            "say how many arrivals in a second"),
        semantic(
            "key twice, nested and beside",
            Specs.SMALL.replace("seed: 7", "seed: 7, metrics: [rmse]"),
            "benchmark.yaml:1:34: the key 'metrics' is given twice, under 'benchmark' and beside"
                + " it",
            "remove one of them"));
  }

  private static Case semantic(String name, String text, String what, String hint) {
    return new Case(name, text, false, what + "\n…\n" + hint);
  }
}
