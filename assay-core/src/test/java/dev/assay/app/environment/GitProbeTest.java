package dev.assay.app.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitProbeTest {
  @TempDir Path folder;
  private final EnvironmentProbe probe = new EnvironmentProbe(System.getenv());

  @BeforeEach
  void commitAFile() throws Exception {
    git("init", "-q", "-b", "trunk");
    Files.createDirectories(folder.resolve("specs"));
    Files.writeString(folder.resolve("specs/benchmark.yaml"), "a: 1\n");
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", "m");
  }

  @Test
  void pathInRepository_folders_areRelativeToTheRepository() {
    assertThat(probe.pathInRepository(folder.resolve("specs"))).isEqualTo("specs/");
    assertThat(probe.pathInRepository(folder)).isEmpty();
    assertThat(probe.pathInRepository(Path.of("/"))).isEmpty();
  }

  @Test
  void commit_cleanRepository_namesCommitAndBranch() {
    assertThat(probe.commit(folder.resolve("specs")))
        .hasValueSatisfying(commit -> {
          assertThat(commit.sha()).matches("[0-9a-f]{40}");
          assertThat(commit.branch()).isEqualTo("trunk");
          assertThat(commit.dirty()).isFalse();
        });
  }

  @Test
  void commit_trackedFileChanged_isDirty() throws IOException {
    Files.writeString(folder.resolve("specs/benchmark.yaml"), "a: 2\n");

    assertThat(probe.commit(folder))
        .hasValueSatisfying(commit -> assertThat(commit.dirty()).isTrue());
  }

  @Test
  void commit_untrackedFile_isClean() throws IOException {
    Files.writeString(folder.resolve("results.txt"), "x");

    assertThat(probe.commit(folder))
        .hasValueSatisfying(commit -> assertThat(commit.dirty()).isFalse());
  }

  @Test
  void commit_repositoryThatNamesPrograms_startsNone() throws Exception {
    Path marker = folder.resolve("started");
    Path program = folder.resolve("program.sh");
    Files.writeString(program, "#!/bin/sh\ntouch '" + marker + "'\ncat\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    git("config", "core.fsmonitor", program.toString());
    git("config", "filter.a=b.c.clean", program.toString());
    git("config", "filter.a=b.c.process", program.toString());
    git("config", "filter.plain.clean", program.toString());
    git("config", "core.pager", program.toString());
    Files.writeString(
        folder.resolve(".git/info/attributes"), "*.yaml filter=a=b.c\n*.txt filter=plain\n");
    // Content of the same length with another time makes git look into the file.
    Files.writeString(folder.resolve("specs/benchmark.yaml"), "a: 3\n");

    assertThat(probe.commit(folder))
        .hasValueSatisfying(commit -> assertThat(commit.dirty()).isTrue());
    assertThat(marker).doesNotExist();
  }

  @Test
  void commit_noRepositoryNoCommitOrNoGit_isEmpty(@TempDir Path other) throws Exception {
    assertThat(probe.commit(other)).isEmpty();
    assertThat(probe.commit(other.resolve("absent"))).isEmpty();
    assertThat(new EnvironmentProbe(Map.of("PATH", other.toString())).commit(folder)).isEmpty();
    run(other, List.of("git", "init", "-q"));
    assertThat(probe.commit(other)).isEmpty();
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    Collections.addAll(command, arguments);
    run(folder, command);
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
