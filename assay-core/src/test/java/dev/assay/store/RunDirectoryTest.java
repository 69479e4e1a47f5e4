package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.observation.TrialKey;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final String OTHER_KEY = "01234567" + "f".repeat(56);

  @TempDir Path root;
  private Instant now = Instant.parse("2026-03-04T05:06:07Z");

  @Test
  void open_nothingThere_makesANewRun() {
    try (RunDirectory run = open(KEY, false)) {
      assertThat(run.id()).isEqualTo("20260304-050607-01234567");
      assertThat(run.resumed()).isFalse();
      assertThat(run.path()).isDirectory();
    }
  }

  @Test
  void open_incompleteRunWithThatKey_isResumed() {
    String id = leave(KEY, RunRecord.Status.INCOMPLETE);
    now = now.plusSeconds(60);

    try (RunDirectory run = open(KEY, false)) {
      assertThat(run.id()).isEqualTo(id);
      assertThat(run.resumed()).isTrue();
    }
  }

  @Test
  void open_runKilledBeforeItsFirstRecord_isResumed() {
    String id;
    try (RunDirectory run = open(KEY, false)) {
      id = run.id();
    }
    now = now.plusSeconds(60);

    try (RunDirectory run = open(KEY, false)) {
      assertThat(run.id()).isEqualTo(id);
    }
  }

  @Test
  void open_severalIncomplete_resumesTheNewest() {
    leave(KEY, RunRecord.Status.INCOMPLETE);
    now = now.plusSeconds(60);
    String newest;
    try (RunDirectory run = open(KEY, true)) {
      newest = run.id();
    }

    try (RunDirectory run = open(KEY, false)) {
      assertThat(run.id()).isEqualTo(newest);
    }
  }

  @Test
  void open_completeOrOtherKey_makesANewRun() {
    String complete = leave(KEY, RunRecord.Status.COMPLETE);
    now = now.plusSeconds(60);
    String other = leave(OTHER_KEY, RunRecord.Status.INCOMPLETE);
    now = now.plusSeconds(60);

    try (RunDirectory run = open(KEY, false)) {
      assertThat(run.id()).isNotIn(complete, other);
      assertThat(run.resumed()).isFalse();
    }
  }

  @Test
  void open_fresh_neverResumes() {
    String left = leave(KEY, RunRecord.Status.INCOMPLETE);

    try (RunDirectory run = open(KEY, true)) {
      assertThat(run.id()).isEqualTo(left + "-2");
      assertThat(run.resumed()).isFalse();
    }
  }

  @Test
  void open_secondWriterInThisProcess_isRefused() {
    try (RunDirectory run = open(KEY, false)) {
      assertThatThrownBy(() -> open(KEY, false))
          .isInstanceOf(AssayException.class)
          .hasMessageContainingAll(
              run.id(), "process " + ProcessHandle.current().pid(), "Wait for it to end")
          .satisfies(thrown ->
              assertThat(((AssayException) thrown).code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
  }

  @Test
  void open_writerInAnotherProcess_isRefusedUntilThatIsKilled() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                root.toString(),
                KEY)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(child.getInputStream().read()).isEqualTo('!');
      assertThatThrownBy(() -> open(KEY, false))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("process " + child.pid());
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (RunDirectory run = open(KEY, false)) {
      assertThat(run.resumed()).isTrue();
    }
  }

  @Test
  void reopen_completeRun_holdsItUnderTheLock() {
    String id = leave(KEY, RunRecord.Status.COMPLETE);

    try (RunDirectory run = RunDirectory.reopen(root.resolve(id))) {
      assertThat(run.id()).isEqualTo(id);
      assertThatThrownBy(() -> RunDirectory.reopen(root.resolve(id)))
          .hasMessageContaining("another assay");
    }
  }

  @Test
  void reopen_folderWithoutARun_isRefused() {
    assertThatThrownBy(() -> RunDirectory.reopen(root))
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll("run.json", "does not exist");
  }

  @Test
  void open_rootIsAFile_isRefused() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(() -> RunDirectory.open(file, KEY, false, Ticker.system()))
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll("file", "cannot be written", "--output");
  }

  @Test
  void trial_anyNames_areFoldersWithinTheRunThatDiffer() {
    List<String> names =
        List.of(
            "a/b",
            "a-b",
            "a\\b",
            "A B",
            "..",
            ".",
            "../../etc/passwd",
            "con",
            "NUL.txt",
            "com1",
            "模型",
            "modèle",
            " ",
            "x\u0000y",
            "é".repeat(300),
            "m".repeat(300),
            ".hidden",
            "trailing.",
            "a:b*c?\"<>|");
    try (RunDirectory run = open(KEY, false)) {
      List<Path> folders =
          names.stream().map(name -> run.trial(TrialKey.of(name, Map.of(), name, 7))).toList();

      assertThat(folders)
          .doesNotHaveDuplicates()
          .allSatisfy(folder -> {
            Path relative = run.path().relativize(folder.normalize());
            assertThat(relative.getNameCount()).isEqualTo(4);
            assertThat(relative.toString()).matches("trials(/[a-z0-9][a-z0-9._-]{0,60}){3}");
            assertThat(relative.getName(1).toString()).doesNotMatch("(con|nul|com1)(\\..*)?");
            Files.createDirectories(folder);
          });
    }
  }

  @Test
  void trial_plainNames_stayReadable() {
    try (RunDirectory run = open(KEY, false)) {
      TrialKey trial = TrialKey.of("random_forest", Map.of(), "Iris", 42);
      assertThat(run.path().relativize(run.trial(trial)).toString())
          .isEqualTo("trials/random_forest/iris/42-" + trial.id().substring(0, 8));
    }
  }

  @Test
  void write_replacesWholeFileAndLeavesNoOther() throws IOException {
    try (RunDirectory run = open(KEY, false)) {
      run.write("trials/x.txt", "old and long".getBytes(StandardCharsets.UTF_8));
      run.write("trials/x.txt", "new".getBytes(StandardCharsets.UTF_8));

      try (Stream<Path> files = Files.list(run.path().resolve("trials"))) {
        assertThat(files).extracting(file -> Files.readString(file)).containsExactly("new");
      }
    }
  }

  @Test
  void write_outsideTheRun_isRefused() {
    try (RunDirectory run = open(KEY, false)) {
      assertThatThrownBy(() -> run.write("../x.txt", new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void write_cannot_isIncompleteAndNamesTheFile() {
    try (RunDirectory run = open(KEY, false)) {
      run.write("folder/x.txt", new byte[0]);

      assertThatThrownBy(() -> run.write("folder", new byte[0]))
          .isInstanceOf(AssayException.class)
          .hasMessageContainingAll("folder", "cannot be written");
    }
  }

  private RunDirectory open(String key, boolean fresh) {
    return RunDirectory.open(root, key, fresh, new FixedTicker(now));
  }

  private String leave(String key, RunRecord.Status status) {
    try (RunDirectory run = open(key, false)) {
      run.write(RunRecord.FILE, Runs.record(run.id(), key, status).toJson());
      return run.id();
    }
  }

  private record FixedTicker(Instant now) implements Ticker {
    @Override
    public long nanoTime() {
      return 0;
    }
  }

  /// Holds a run until it is killed.
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (RunDirectory run =
          RunDirectory.open(Path.of(arguments[0]), arguments[1], false, Ticker.system())) {
        System.out.print(run.id().isEmpty() ? "?" : "!");
        System.out.flush();
        Thread.sleep(60_000);
      }
    }
  }
}
