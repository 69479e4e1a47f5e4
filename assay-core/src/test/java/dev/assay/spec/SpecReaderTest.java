package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.Problem;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.metric.Margin;
import dev.assay.api.model.ModelRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {

  @Test
  void read_shortSpec_fillsInDefaults() {
    BenchmarkSpec spec = Specs.read(Specs.SMALL).spec();

    assertThat(spec.benchmark()).isEqualTo(new BenchmarkSpec.Header("iris", Optional.empty(), 7));
    assertThat(spec.datasets().getFirst().name()).isEqualTo("iris");
    assertThat(spec.datasets().getFirst().type()).isEqualTo("file");
    assertThat(spec.datasets().getFirst().columns()).isEqualTo(Map.of(Role.TARGET, "species"));
    assertThat(spec.models().getFirst().provider()).contains("onnx");
    assertThat(spec.models().getFirst().datasets()).containsExactly("iris");
    assertThat(spec.metrics()).extracting(MetricSpec::weight).containsExactly(0.0, 0.0);
    assertThat(spec.execution().maxFailureRate()).isEqualTo(0.01);
    assertThat(spec.execution().timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(spec.execution().measure().calls()).isEqualTo(1000);
    assertThat(spec.analysis().baseline()).isEqualTo("forest");
    assertThat(spec.analysis().primaryMetric()).isEqualTo("accuracy");
    assertThat(spec.seeds()).containsExactly(7L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"templates/support-nested.yaml", "templates/support-flat.yaml"})
  void read_supportTemplate_isValidAndNamesWhatIsNotInstalled(String name) {
    SpecFile file = Specs.read(Specs.resource(name));

    BenchmarkSpec spec = file.spec();
    assertThat(spec.benchmark())
        .isEqualTo(
            new BenchmarkSpec.Header("production-customer-support-v2", Optional.of("1.0.0"), 42));
    DatasetSpec dataset = spec.datasets().getFirst();
    assertThat(dataset.type()).isEqualTo("s3");
    assertThat(dataset.name()).isEqualTo("support-v2");
    assertThat(dataset.schema()).containsEntry("prompt", ColumnType.STRING).hasSize(3);
    assertThat(dataset.columns())
        .isEqualTo(
            Map.of(
                Role.PROMPT, "prompt",
                Role.GROUND_TRUTH, "ground_truth",
                Role.CATEGORY, "category"));
    assertThat(spec.models().getFirst().location().baseUrl()).contains("http://127.0.0.1:8000/v1");
    assertThat(spec.models().getFirst().params())
        .isEqualTo(Map.of("temperature", 0.1, "max_tokens", 512L));
    assertThat(spec.metrics().getLast().threshold()).contains(new MetricSpec.Threshold(1500, "ms"));
    assertThat(spec.execution().repetitions()).isEqualTo(3);
    assertThat(spec.reporting().formats()).containsExactly(ReportingSpec.Format.JSON);
    assertThat(spec.reporting().alertThreshold().latencyIncrease()).contains(Margin.of(200));
    assertThat(spec.metrics()).extracting(MetricSpec::weight).containsExactly(0.3, 0.4, 0.3);
    assertThat(file.warnings()).isEmpty();
    assertThat(file.missing())
        .extracting(Problem::message)
        .contains(
            "the dataset type 's3' is known, but not installed",
            "the provider 'vllm' is known, but not installed",
            "the metric 'llm_judge_accuracy' is known, but not installed");
  }

  @Test
  void read_nestedAndFlatTemplate_giveEqualRecords() {
    assertThat(Specs.read(Specs.resource("templates/support-nested.yaml")).spec())
        .isEqualTo(Specs.read(Specs.resource("templates/support-flat.yaml")).spec());
  }

  @Test
  void read_statisticalTemplate_isValidWithSeedWarningAndMissingFiles() {
    SpecFile file =
        Specs.read(Specs.resource("templates/benchmark_config.json"), "benchmark_config.json");

    BenchmarkSpec spec = file.spec();
    assertThat(spec.benchmark().name()).isEqualTo("benchmark_config");
    assertThat(spec.benchmark().seed()).isEqualTo(42);
    assertThat(spec.execution().repetitions()).isEqualTo(5);
    assertThat(spec.execution().warmup()).isEqualTo(2);
    assertThat(spec.metrics())
        .extracting(MetricSpec::name)
        .containsExactly("accuracy", "f1", "latency_mean");
    assertThat(spec.analysis().intervalMethod()).isEqualTo(AnalysisSpec.IntervalMethod.BOOTSTRAP);
    assertThat(file.warnings()).hasSize(1);
    assertThat(file.warnings().getFirst()).contains("states no seed: 42 is used");
    assertThat(file.missing())
        .extracting(Problem::message)
        .containsExactly(
            "the dataset 'validation_set' has no 'path', and datasets/validation_set.* does not"
                + " exist",
            "the model 'model_v1' has no 'path', and models/model_v1.* does not exist",
            "the model 'model_v2' has no 'path', and models/model_v2.* does not exist");
  }

  @Test
  void read_statisticalFormAlone_hasItsDefaults() {
    SpecFile file = Specs.read("{\"statistical_method\": \"bootstrap\"}", "c.json");

    assertThat(file.spec())
        .isEqualTo(Specs.read(Specs.resource("templates/benchmark_config.json"), "c.json").spec());
  }

  @Test
  void read_unknownStatisticalMethod_namesThePlaceAndTheMethods() {
    String text = "{\"statistical_method\": \"bayesian\"}";

    assertThat(Specs.problems(text, "c.json").getFirst().render())
        .startsWith("c.json:1:24: ")
        .contains("auto, bootstrap, bca, percentile, t");
  }

  @Test
  void read_misspeltKeyOfStatisticalForm_namesTheRightOne() {
    String text = "{\"statistical_method\": \"t\", \"itertions\": 3}";

    assertThat(Specs.problems(text, "c.json"))
        .extracting(Problem::hint)
        .containsExactly("did you mean 'iterations'?");
  }

  @Test
  void missing_cacheWithASchedule_isRefused() {
    SpecFile file =
        Specs.read(Specs.SMALL + "execution: {cache: on, load: {arrival: poisson, rate: 5}}\n");

    assertThat(file.missing())
        .extracting(Problem::message)
        .anyMatch(message -> message.startsWith("answers out of the cache have no latency"));
  }

  @Test
  void read_bareConfigurations_isValidAndLacksCommand() {
    SpecFile file =
        Specs.read(Specs.resource("templates/configurations.yaml"), "configurations.yaml");

    assertThat(file.spec().sweep().configurations())
        .extracting(SweepSpec.Configuration::name)
        .containsExactly("baseline", "variant_a", "variant_b");
    assertThat(file.spec().sweep().configurations().getFirst().parameters())
        .isEqualTo(Map.of("model", "resnet50", "lr", 0.01, "epochs", 100L));
    assertThat(file.spec().benchmark().seed()).isEqualTo(42);
    assertThat(file.warnings()).hasSize(1);
    assertThat(file.missing())
        .extracting(Problem::message)
        .containsExactly("the sweep has no 'command', so there is nothing to launch");
  }

  @Test
  void requests_relativePaths_becomeAbsolute() {
    SpecFile file = Specs.read(Specs.SMALL);

    DatasetRequest dataset = file.datasetRequests().getFirst();
    ModelRequest model = file.modelRequests(11).getFirst();

    assertThat(dataset.location()).isEqualTo("/specs/data/iris.csv");
    assertThat(dataset.place()).isEqualTo("benchmark.yaml:2:10");
    assertThat(model.location().path()).contains(Path.of("/specs/models/forest.onnx"));
    assertThat(model.provider()).isEqualTo("onnx");
    assertThat(model.seed()).isEqualTo(11);
    assertThat(model.place()).isEqualTo("benchmark.yaml:4:5");
  }

  @Test
  void read_severalMistakes_reportsAllInOrderWithCarets() {
    List<Problem> problems =
        Specs.problems(
            """
            benchmark: {name: iris}
            dataset: {path: data/iris.csv, columns: {target: species}}
            models:
              - {id: forest, path: models/forest.onnx, taks: classification}
            metrics: [acuracy]
            execution:
              concurency: 4
              repetitions: many
            """);

    assertThat(problems)
        .extracting(Problem::render)
        .containsExactly(
            """
            benchmark.yaml:1:12: 'benchmark' lacks 'seed'
              1 | benchmark: {name: iris}
                |            ^
              add 'seed:'. Where all chance comes from: the same seed gives the same numbers.\
            """,
            """
            benchmark.yaml:4:44: unknown key 'taks' in models[0]
              4 |   - {id: forest, path: models/forest.onnx, taks: classification}
                |                                            ^
              did you mean 'task'?\
            """,
            """
            benchmark.yaml:5:11: unknown metric 'acuracy'
              5 | metrics: [acuracy]
                |           ^
              did you mean 'accuracy'?\
            """,
            """
            benchmark.yaml:7:3: unknown key 'concurency' in execution
              7 |   concurency: 4
                |   ^
              did you mean 'concurrency'?\
            """,
            """
            benchmark.yaml:8:16: 'execution.repetitions' is the text 'many'
              8 |   repetitions: many
                |                ^
              expected a whole number from 1 to 1000000\
            """);
  }
}
