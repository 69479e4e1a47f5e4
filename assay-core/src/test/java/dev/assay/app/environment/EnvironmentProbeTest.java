package dev.assay.app.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.Environment;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentProbeTest {
  private static final String SECRET = "sk-verysecret";

  @TempDir Path root;

  @Test
  void machine_thisMachine_isKnown() {
    Environment found = new EnvironmentProbe(System.getenv()).machine();

    assertThat(found.os().name()).isNotBlank();
    assertThat(found.cpu().logicalCores()).isPositive();
    assertThat(found.memoryBytes()).isGreaterThan(1L << 20);
    assertThat(found.jvm().version()).startsWith("25");
    assertThat(found.jvm().collectors()).isNotEmpty();
  }

  @Test
  void machine_secretsInVariablesAndProperties_reachNoFile() throws IOException {
    Map<String, String> variables =
        Map.of(
            "OPENAI_API_KEY", SECRET,
            "GITHUB_TOKEN", SECRET,
            "CI_JOB_TOKEN", SECRET,
            "AWS_SECRET_ACCESS_KEY", SECRET,
            "GITHUB_SHA", "abc123");
    System.setProperty("some.password", SECRET);
    try {
      Environment found = new EnvironmentProbe(variables).machine();

      assertThat(found.ci()).containsOnly(Map.entry("GITHUB_SHA", "abc123"));
      assertThat(new String(record(found).toJson(), StandardCharsets.UTF_8))
          .contains("abc123")
          .doesNotContain(SECRET);
    } finally {
      System.clearProperty("some.password");
    }
  }

  @Test
  void machine_linuxFiles_areRead() throws IOException {
    file("etc/os-release", "ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n");
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: A processor @ 2.0GHz\n");
    file("proc/meminfo", "MemTotal:       16384 kB\nMemFree: 1 kB\n");
    file("proc/self/cgroup", "0::/app\n");
    file("sys/fs/cgroup/app/memory.max", "536870912\n");
    file("sys/fs/cgroup/app/cpu.max", "150000 100000\n");

    Environment found = new EnvironmentProbe(Map.of(), root).machine();

    assertThat(found.os().distribution()).isEqualTo("Debian GNU/Linux 12");
    assertThat(found.cpu().model()).isEqualTo("A processor @ 2.0GHz");
    assertThat(found.memoryBytes()).isEqualTo(16L << 20);
    assertThat(found.container())
        .contains(new Environment.Container(Optional.of(1.5), Optional.of(512L << 20)));
  }

  @Test
  void machine_unlimitedOrOddControlGroup_hasNoContainer() throws IOException {
    file("proc/cpuinfo", "model name: x\n");
    file("proc/meminfo", "MemTotal: 1 kB\n");
    file("proc/self/cgroup", "0::/../../../etc\n");
    file("sys/fs/cgroup/memory.max", "max\n");
    file("sys/fs/cgroup/cpu.max", "max 100000\n");

    assertThat(new EnvironmentProbe(Map.of(), root).machine().container()).isEmpty();
  }

  @Test
  void machine_graphicsCards_areListedByTheirDriver() throws IOException {
    file("bin/nvidia-smi", "#!/bin/sh\necho 'A card, 81559, 550.54.14'\necho 'B, 10, 1'\n");
    Files.setPosixFilePermissions(
        root.resolve("bin/nvidia-smi"), PosixFilePermissions.fromString("rwxr-xr-x"));

    Environment found =
        new EnvironmentProbe(Map.of("PATH", root.resolve("bin").toString())).machine();

    assertThat(found.gpus())
        .containsExactly(
            new Environment.Gpu("A card", 81559L << 20, "550.54.14"),
            new Environment.Gpu("B", 10L << 20, "1"));
  }

  @Test
  void gpus_driverThatDoesNotAnswerAsExpected_areNone() {
    assertThat(EnvironmentProbe.gpus("No devices were found")).isEmpty();
    assertThat(EnvironmentProbe.gpus("A card, [N/A], 550")).isEmpty();
  }

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  private static RunRecord record(Environment environment) {
    return new RunRecord(
        RunRecord.SCHEMA,
        "id",
        "key",
        RunRecord.Status.INCOMPLETE,
        new RunRecord.Benchmark("b", "", 1, "b.yaml"),
        RunRecord.Origin.NONE,
        new RunRecord.Timing(Instant.EPOCH, Optional.empty(), 0, 0),
        Optional.empty(),
        environment,
        Map.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
