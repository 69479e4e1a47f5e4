package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.ModelFacts;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Opening;
import dev.assay.api.model.ProcessOutput;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A model file that was loaded before is held against datasets without being loaded again; a
/// worker that was only prepared ends with what it was prepared for.
@Timeout(60)
final class KnownModelsTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());

  @TempDir private Path folder = Path.of("");

  private Path model = Path.of("behaves");
  private Path starts = Path.of("starts");

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  // Stands in for `java`, so that the starts of workers can be counted.
  @BeforeEach
  void prepareFolder() throws IOException {
    starts = folder.resolve("starts");
    Files.writeString(starts, "");
    Path java = folder.resolve("java");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Files.writeString(
        java,
        "#!/bin/sh\ncase $* in *AOTCacheOutput*) ;; *) echo start >>'%s' ;; esac\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
            .formatted(
                starts, System.getProperty("java.home"), classPath, FakeWorker.class.getName()));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    model = Files.writeString(folder.resolve("tells-model"), "1");
    Files.write(folder.resolve("runtime.jar"), new byte[] {1});
  }

  @Test
  void examine_fileLoadedBefore_startsNoWorker() throws IOException {
    ModelCard first = provider().examine(request(Map.of()), ModelFacts::card);
    int before = starts();

    ModelCard second = provider().examine(request(Map.of()), ModelFacts::card);

    assertThat(second).isEqualTo(first);
    assertThat(second.inputs()).hasSize(1);
    assertThat(starts()).isEqualTo(before);
  }

  @Test
  void examine_otherContentsOptionsOrRuntime_loadsAgain() throws IOException {
    provider().examine(request(Map.of()), ModelFacts::card);
    int before = starts();

    provider().examine(request(Map.of("threads", 1)), ModelFacts::card);
    assertThat(starts()).isEqualTo(before + 1);
    Files.writeString(model, "22");
    provider().examine(request(Map.of()), ModelFacts::card);
    assertThat(starts()).isEqualTo(before + 2);
    Files.write(folder.resolve("runtime.jar"), new byte[] {1, 2});
    provider().examine(request(Map.of()), ModelFacts::card);
    assertThat(starts()).isEqualTo(before + 3);
  }

  @Test
  void examine_damagedNote_loadsAgain() throws IOException {
    ModelCard first = provider().examine(request(Map.of()), ModelFacts::card);
    for (Path note : notes()) {
      Files.writeString(note, "{\"inputs\":[");
    }

    assertThat(provider().examine(request(Map.of()), ModelFacts::card)).isEqualTo(first);
  }

  @Test
  void open_fileLoadedBefore_startsAWorkerEachTime() throws IOException {
    provider().open(request(Map.of())).close();
    int before = starts();

    provider().open(request(Map.of())).close();

    assertThat(starts()).isEqualTo(before + 1);
  }

  @Test
  void prepare_modelThatIsNeverOpened_leavesNoProcess() {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    Opening opening = provider().prepare(request(Map.of()), ProcessOutput.DISCARDED);
    List<ProcessHandle> workers =
        ProcessHandle.current().children().filter(child -> !before.contains(child)).toList();

    opening.close();

    assertThat(workers).hasSize(1).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void open_preparedTwice_refuses() {
    try (Opening opening = provider().prepare(request(Map.of()), ProcessOutput.DISCARDED);
        Model opened = opening.open()) {
      assertThat(opened.card().inputs()).hasSize(1);
      assertThatThrownBy(opening::open).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void prepare_missingFile_saysSoBeforeAnythingStarts() throws IOException {
    Files.delete(model);

    assertThatThrownBy(() -> provider().prepare(request(Map.of()), ProcessOutput.DISCARDED))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("does not exist");
    assertThat(starts()).isZero();
  }

  private int starts() throws IOException {
    return Files.readAllLines(starts).size();
  }

  private List<Path> notes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache/models"))) {
      return files.toList();
    }
  }

  private WorkerModelProvider provider() {
    WorkerInstallation installation =
        new WorkerInstallation(
            folder.resolve("java"),
            List.of(folder.resolve("runtime.jar")),
            folder.resolve("cache"));
    return new WorkerModelProvider("onnx", installation, TRANSPORT, Ticker.system());
  }

  private ModelRequest request(Map<String, Object> params) {
    return OnnxWorkers.request(model, params);
  }
}
