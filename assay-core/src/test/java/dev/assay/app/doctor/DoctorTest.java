package dev.assay.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.doctor.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {
  @TempDir private Path folder;

  @Test
  void examine_recentTools_tellsVersionAndPlace() throws Exception {
    program("mvn", "echo Apache Maven 3.9.11");
    program("python3", "echo Python 3.12.1");

    assertThat(find("Maven")).isEqualTo(Finding.ok("Maven", "3.9.11 at " + folder.resolve("mvn")));
    assertThat(find("Python"))
        .isEqualTo(Finding.ok("Python", "3.12.1 at " + folder.resolve("python3")));
  }

  @Test
  void examine_oldTools_areMissingWithAdvice() throws Exception {
    program("mvn", "echo Apache Maven 3.6.3");
    program("python3", "echo Python 3.9.2");

    assertThat(find("Maven").detail()).contains("3.6.3", "too old");
    assertThat(find("Python").status()).isEqualTo(Status.ABSENT);
    assertThat(find("Python").advice()).contains("3.10");
  }

  @Test
  void examine_emptyPath_findsNoToolAndStillNamesTheJdk() {
    assertThat(find("Maven").status()).isEqualTo(Status.ABSENT);
    assertThat(find("Chromium").advice()).contains("chromium");
    assertThat(find("JDK").status()).isEqualTo(Status.OK);
  }

  @Test
  void examine_toolThatFails_doesNotTellItsVersion() throws Exception {
    program("mvn", "echo Apache Maven 3.9.11; exit 1");

    assertThat(find("Maven").detail()).contains("does not tell");
  }

  @Test
  void examine_mavenHome_goesBeforePath() throws Exception {
    program("mvn", "echo Apache Maven 3.9.11");
    Path own = folder.resolve("own");
    Files.createDirectories(own.resolve("bin"));
    program("own/bin/mvn", "echo Apache Maven 4.0.0");

    assertThat(
            find("Maven", Map.of("PATH", folder.toString(), "MAVEN_HOME", own.toString())).detail())
        .startsWith("4.0.0");
  }

  @Test
  void examine_graphicsCard_tellsWhatTheDriverSays() throws Exception {
    program("nvidia-smi", "echo 'NVIDIA H200, 143771 MiB, 570.1'");

    assertThat(find("NVIDIA GPU"))
        .isEqualTo(Finding.ok("NVIDIA GPU", "NVIDIA H200, 143771 MiB, 570.1"));
  }

  @Test
  void examine_noRuntimes_isBroken() {
    assertThat(find("runtimes").status()).isEqualTo(Status.BROKEN);
  }

  @Test
  void examine_runtimeWhoseNativeLibraryIsMissing_isBroken() throws Exception {
    Files.createDirectories(folder.resolve("lib/runtimes/onnx"));
    Files.createFile(folder.resolve("lib/runtimes/onnx/empty.jar"));

    assertThat(find("runtime onnx").status()).isEqualTo(Status.BROKEN);
    assertThat(find("runtime onnx").detail()).contains("does not load");
  }

  private Finding find(String subject) {
    return find(subject, Map.of("PATH", folder.toString()));
  }

  private Finding find(String subject, Map<String, String> environment) {
    return new Doctor(environment, folder, folder)
        .examine().stream()
            .filter(finding -> finding.subject().equals(subject))
            .findFirst()
            .orElseThrow();
  }

  private void program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
