package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.model.ModelRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationTest {
  private static final String SPEC =
      """
      benchmark: {name: iris, seed: 7}
      datasets:
        - {name: iris, path: ../data/iris.csv, columns: {target: species}}
        - {name: beside, columns: {target: species}}
        - {name: inline, type: inline, rows: [{x: 1, species: a}], columns: {target: species}}
      models:
        - {id: forest, path: models/forest.onnx, datasets: [iris, inline]}
        - {id: found, datasets: [beside]}
        - {id: served, provider: oip, base_url: "http://localhost:1", datasets: [iris]}
      metrics: [accuracy]
      reporting: {output: out}
      """;

  @TempDir private Path root = Path.of("");

  private Path specs = Path.of("");

  @BeforeEach
  void makeFiles() throws IOException {
    root = root.toRealPath();
    specs = Files.createDirectories(root.resolve("a b/specs"));
    for (String file :
        new String[] {
          "a b/data/iris.csv",
          "a b/specs/datasets/beside.csv",
          "a b/specs/models/forest.onnx",
          "a b/specs/models/found.onnx"
        }) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), "x");
    }
  }

  @Test
  void movedTo_otherFolder_namesTheSameFiles() throws IOException {
    SpecFile original = read(SPEC, specs);
    Path run = Files.createDirectories(root.resolve("results/\u00e4 1/run"));

    SpecFile moved = original.movedTo(run);
    SpecFile readAgain = read(ResolvedSpec.toYaml(moved.spec()), run);

    assertThat(readAgain.spec()).isEqualTo(moved.spec());
    assertThat(readAgain.missing()).isEmpty();
    assertThat(readAgain.datasetRequests())
        .extracting(DatasetRequest::location)
        .containsExactly(
            root.resolve("a b/data/iris.csv").toString(),
            specs.resolve("datasets/beside.csv").toString(),
            "");
    assertThat(readAgain.modelRequests(7))
        .extracting(ModelRequest::location)
        .extracting(ModelRequest.Location::path)
        .containsExactly(
            Optional.of(specs.resolve("models/forest.onnx")),
            Optional.of(specs.resolve("models/found.onnx")),
            Optional.empty());
    assertThat(moved.spec().datasets().getFirst().path()).hasValue("../../../a b/data/iris.csv");
    assertThat(moved.spec().reporting().output()).hasValue("../../../a b/specs/out");
    assertThat(readAgain.withoutFolders()).isEqualTo(original.withoutFolders());
  }

  @Test
  void movedTo_folderBehindALink_namesTheSameFilesByEitherWay() throws IOException {
    Path run = Files.createDirectories(root.resolve("deep/er/results/run"));
    Path link = Files.createSymbolicLink(root.resolve("results"), run.getParent());

    String yaml = ResolvedSpec.toYaml(read(SPEC, specs).movedTo(link.resolve("run")).spec());

    for (Path folder : new Path[] {run, link.resolve("run")}) {
      assertThat(read(yaml, folder).datasetRequests().getFirst().location())
          .isEqualTo(root.resolve("a b/data/iris.csv").toString());
    }
  }

  @Test
  void modelRequests_fileThatIsALink_keepsItsName() throws IOException {
    Files.move(specs.resolve("models/forest.onnx"), root.resolve("blob"));
    Files.createSymbolicLink(specs.resolve("models/forest.onnx"), root.resolve("blob"));

    assertThat(read(SPEC, specs).modelRequests(7).getFirst().location().path())
        .hasValue(specs.resolve("models/forest.onnx"));
  }

  private static SpecFile read(String text, Path folder) {
    return new SpecReader(Specs.CATALOG).read(text, "benchmark.yaml", folder);
  }
}
