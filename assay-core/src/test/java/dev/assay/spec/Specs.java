package dev.assay.spec;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricInfo.Kind;
import dev.assay.api.model.Task;
import dev.assay.stats.decision.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Specs and a catalogue for tests.
final class Specs {
  static final Catalog CATALOG =
      new Catalog(
          new Catalog.Offer(
              Set.of("onnx", "oip"),
              Map.of("openai", "add the provider for OpenAI's interface", "python", "add Python")),
          new Catalog.Offer(Set.of("file", "inline", "https"), Map.of("s3", "add the S3 source")),
          Stream.of(
                  quality("accuracy", Task.CLASSIFICATION),
                  quality("f1", Task.CLASSIFICATION),
                  quality("rmse", Task.REGRESSION),
                  time("latency_mean"),
                  time("latency_p95"))
              .collect(Collectors.toMap(MetricInfo::name, info -> info)),
          Map.of("exact_match", "add text metrics", "llm_judge_accuracy", "add judges"));

  static final String SMALL =
      """
      benchmark: {name: iris, seed: 7}
      dataset: {path: data/iris.csv, columns: {target: species}}
      models:
        - {id: forest, path: models/forest.onnx}
      metrics: [accuracy, latency_p95]
      """;

  private Specs() {}

  static SpecFile read(String text) {
    return read(text, "benchmark.yaml");
  }

  static SpecFile read(String text, String name) {
    return new SpecReader(CATALOG).read(text, name, Path.of("/specs"));
  }

  /// All problems of a bad spec.
  static List<Problem> problems(String text) {
    return problems(text, "benchmark.yaml");
  }

  static List<Problem> problems(String text, String name) {
    AssayException thrown = catchThrowableOfType(AssayException.class, () -> read(text, name));
    if (thrown == null) {
      throw new AssertionError("this spec was accepted:\n" + text);
    }
    return thrown.problems();
  }

  /// The first problem of a bad spec as a user sees it.
  static String first(String text) {
    return problems(text).getFirst().render();
  }

  static String resource(String name) {
    try (InputStream in = Specs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MetricInfo quality(String name, Task task) {
    MetricInfo info = new MetricInfo(name, name, Kind.QUALITY, Direction.HIGHER, "", Set.of(task));
    return name.equals("rmse") ? info : info.within(0, 1);
  }

  private static MetricInfo time(String name) {
    return new MetricInfo(name, name, Kind.TIME, Direction.LOWER, "ms", Set.of());
  }
}
