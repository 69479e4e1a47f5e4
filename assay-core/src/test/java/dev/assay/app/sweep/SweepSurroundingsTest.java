package dev.assay.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a sweep records of the Python that its command runs. Programs stand in for Python, pip and
/// conda; what they print has the form of the real ones.
class SweepSurroundingsTest {
  private static final String PYTHON =
      """
      #!/bin/sh
      case "$*" in
        *platform*) echo 3.12.4 ;;
        *freeze*) printf 'numpy==2.4.6\\nown @ file:///home/somebody/own\\n' ;;
      esac
      """;
  private static final String EXPORT =
      """
      [ "$1 $2 $3" = 'env export --prefix' ] || exit 2
      cat <<YAML
      name: training
      channels:
        - conda-forge
      dependencies:
        - numpy=2.4.6=py312h33ff503_0
        - python=3.12.4=h194c7f8_0_cpython
        - pip:
            - six==1.17.0
      prefix: $4
      YAML
      """;
  private static final String SPEC =
      "benchmark: {name: any, seed: 1}\ncommand: [bash, -c, 'true']\n";

  private final Path folder;
  private final Sweeps sweeps;

  SweepSurroundingsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.sweeps = new Sweeps(folder).without("VIRTUAL_ENV").without("CONDA_PREFIX");
    Sweeps.executable(folder.resolve("training/bin/python3"), PYTHON);
  }

  @Test
  void run_activeCondaEnvironment_isExportedAndMadeAgain() throws IOException {
    RunOutcome outcome = inEnvironment("conda").run(SPEC);
    Path environment = outcome.folder().resolve("environment");

    assertThat(environment.resolve("conda.yaml"))
        .content()
        .startsWith("name: training\nchannels:")
        .contains("- numpy=2.4.6=py312h33ff503_0", "- six==1.17.0")
        .doesNotContain("prefix:");
    assertThat(environment.resolve("pip-freeze.txt")).content().contains("numpy==2.4.6");
    assertThat(report(outcome))
        .contains(
            "Make the conda environment",
            "- python=3.12.4=h194c7f8_0_cpython",
            "conda env create --prefix .conda --file conda.yaml")
        .doesNotContain("python3 -m venv");
  }

  @Test
  void run_environmentOfMicromamba_isMadeAgainByIt() throws IOException {
    assertThat(report(inEnvironment("micromamba").run(SPEC)))
        .contains("micromamba create --yes --prefix .conda --file conda.yaml");
  }

  @Test
  void run_pythonOutsideOfTheCondaEnvironment_isNotThatOfIt() throws IOException {
    inEnvironment("conda");
    Sweeps.executable(folder.resolve("venv/bin/python"), PYTHON);
    Files.createFile(folder.resolve("venv/pyvenv.cfg"));
    RunOutcome outcome =
        sweeps.run("benchmark: {name: any, seed: 1}\ncommand: [venv/bin/python, -c, 'pass']\n");

    assertThat(outcome.folder().resolve("environment/conda.yaml")).doesNotExist();
    assertThat(report(outcome))
        .contains("python3 -m venv venv", "numpy==2.4.6")
        .doesNotContain("own @ file");
  }

  private Sweeps inEnvironment(String program) throws IOException {
    sweeps.withProgram(program, EXPORT);
    String path =
        folder.resolve("programs") + ":" + folder.resolve("training/bin") + ":/usr/bin:/bin";
    return sweeps.with("CONDA_PREFIX", folder.resolve("training").toString()).with("PATH", path);
  }

  private static String report(RunOutcome outcome) throws IOException {
    return Files.readString(outcome.folder().resolve("BENCHMARK_REPORT.md"));
  }
}
