package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvedSpecTest {

  @Test
  void toYaml_shortSpec_fillsInEveryDefaultInAFixedOrder() {
    String yaml = ResolvedSpec.toYaml(Specs.read(Specs.SMALL).spec());

    assertThat(yaml)
        .isEqualTo(
            """
            benchmark:
              name: iris
              seed: 7
            datasets:
            - name: iris
              type: file
              path: data/iris.csv
              columns:
                target: species
            models:
            - id: forest
              provider: onnx
              model: forest
              path: models/forest.onnx
              datasets:
              - iris
            prompts:
            - name: prompt
              template: '{{prompt}}'
            metrics:
            - name: accuracy
            - name: latency_p95
            execution:
              concurrency: 1
              repetitions: 1
              warmup: 0
              batch_size: 64
              timeout_ms: 60000
              max_failure_rate: 0.01
              retries: 2
              models: sequential
              load:
                arrival: closed
                burstiness: 1.0
                max_in_flight: 10000
              cache:
                use: off
                max_mib: 1024
              measure:
                calls: 1000
                warmup_calls: 100
                longest: 10s
            baseline: forest
            primary_metric: accuracy
            aggregation: macro
            confidence_level: 0.95
            interval_method: auto
            decision: no_change
            reporting:
              format:
              - markdown
              - html
              - csv
              - json
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "templates/support-nested.yaml",
    "templates/support-flat.yaml",
    "templates/configurations.yaml",
    "templates/benchmark_config.json"
  })
  void toYaml_template_readsBackEqual(String name) {
    BenchmarkSpec spec = Specs.read(Specs.resource(name), name.replace("templates/", "")).spec();

    assertThat(Specs.read(ResolvedSpec.toYaml(spec)).spec()).isEqualTo(spec);
  }

  @Test
  void toYaml_randomSpecs_readBackEqual() {
    RandomSpecs specs = new RandomSpecs(20260101);
    for (int i = 0; i < 500; i++) {
      BenchmarkSpec spec = specs.next();
      String yaml = ResolvedSpec.toYaml(spec);

      assertThat(Specs.read(yaml).spec()).as(yaml).isEqualTo(spec);
    }
  }
}
