package dev.assay.app.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.api.model.Availability;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.dataset.FileDatasetProvider;
import dev.assay.dataset.InlineDatasetProvider;
import dev.assay.metric.ClassificationMetrics;
import dev.assay.metric.ProbabilityMetrics;
import dev.assay.metric.RegressionMetrics;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.Catalog;
import dev.assay.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateSpecTest {
  private static final String SPEC =
      """
      benchmark: {name: iris, seed: 7}
      dataset: {path: iris.csv, columns: {target: species}}
      models: [{id: forest, path: forest.onnx}]
      metrics: [accuracy]
      """;

  @TempDir private Path folder;
  private final ValidateSpec validate = validator(List.of(new Unreadable()));

  private static ValidateSpec validator(List<ModelProvider> models) {
    Catalogue catalogue =
        new Catalogue(
            new Catalogue.Providers(
                List.of(
                    new ClassificationMetrics(), new ProbabilityMetrics(), new RegressionMetrics()),
                models,
                List.of(),
                List.of(new FileDatasetProvider(), new InlineDatasetProvider())));
    return new ValidateSpec(
        new SpecReader(
            new Catalog(
                new Catalog.Offer(Set.of("onnx"), Map.of()),
                new Catalog.Offer(Set.of("file", "inline"), Map.of("s3", "add it")),
                catalogue.metrics().stream()
                    .collect(Collectors.toMap(info -> info.name(), info -> info)),
                Map.of())),
        catalogue);
  }

  @Test
  void validate_filesThatAreNotThere_isValidAndNamesThem() throws IOException {
    Validation found = validate.validate(write(SPEC), true);

    assertThat(found.valid()).isTrue();
    assertThat(found.runnable()).isFalse();
    assertThat(found.missing())
        .extracting(Problem::message)
        .containsExactly(
            "the file of the dataset 'iris' does not exist: iris.csv",
            "the file of the model 'forest' does not exist: forest.onnx");
    assertThat(found.missing().getFirst().place()).isEqualTo("benchmark.yaml:2:17");
  }

  @Test
  void validate_wrongSpec_givesItsProblems() throws IOException {
    Validation found = validate.validate(write(SPEC.replace("accuracy", "acuracy")), false);

    assertThat(found.valid()).isFalse();
    assertThat(found.problems())
        .extracting(Problem::hint)
        .containsExactly("did you mean 'accuracy'?");
  }

  @Test
  void validate_withData_readsEveryRow() throws IOException {
    Files.writeString(folder.resolve("iris.csv"), "width,species\n1.5,a\n2.5,b\n");

    Validation found = validate.validate(write(SPEC), true);

    assertThat(found.valid()).isTrue();
    assertThat(found.datasets())
        .singleElement()
        .satisfies(it -> assertThat(it.rows()).isEqualTo(2));
  }

  @Test
  void validate_raggedRow_isAProblemOnlyWithData() throws IOException {
    Files.writeString(folder.resolve("iris.csv"), "width,species\n1.5,a\n2.5\n");
    Path spec = write(SPEC);

    assertThat(validate.validate(spec, false).valid()).isTrue();
    assertThat(validate.validate(spec, true).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).contains("iris.csv:3"));
  }

  @Test
  void validate_noTargetColumn_isAProblemOnlyWithData() throws IOException {
    Files.writeString(folder.resolve("iris.csv"), "width,species\n1.5,a\n2.5,b\n");
    Path spec = write(SPEC.replace("columns: {target: species}", "columns: {id: species}"));

    assertThat(validate.validate(spec, false).valid()).isTrue();
    assertThat(validate.validate(spec, true).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("is the target"));
  }

  @Test
  void validate_modelThatDoesNotFit_isAProblemOnlyWithData() throws IOException {
    Files.writeString(folder.resolve("iris.csv"), "width,species\n1.5,a\n2.5,b\n");
    Files.writeString(folder.resolve("forest.onnx"), "not a model");
    Path spec = write(SPEC);

    assertThat(validate.validate(spec, false).valid()).isTrue();
    assertThat(validate.validate(spec, true).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("not a model"));
  }

  @Test
  void validate_firstExample_isRunnable() {
    Path example =
        Path.of(System.getProperty("assay.root", ".."))
            .resolve("examples/01-first-run/benchmark.yaml");

    Validation found = validator(List.of()).validate(example, true);

    assertThat(found.problems()).isEmpty();
    assertThat(found.runnable()).isTrue();
    assertThat(found.datasets())
        .extracting(Validation.DataFound::rows)
        .allMatch(rows -> rows >= 150);
  }

  /// A local provider that can open no file.
  private static final class Unreadable implements ModelProvider {
    @Override
    public String name() {
      return "onnx";
    }

    @Override
    public Availability availability() {
      return new Availability.Available();
    }

    @Override
    public boolean hostsProcess() {
      return true;
    }

    @Override
    public Model open(ModelRequest request) {
      throw AssayException.invalid(request.place(), "this is not a model", "export it again");
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("benchmark.yaml"), text);
  }
}
