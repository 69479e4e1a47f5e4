package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Failure;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A worker that dies, hangs or answers nonsense is an outcome, in bounded time.
@Timeout(60)
final class BrokenWorkerTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final Schema SCHEMA =
      new Schema(
          List.of(new Column("a", ColumnType.NUMBER), new Column("b", ColumnType.NUMBER)),
          Map.of(),
          List.of(0, 1));
  private static final List<Row> ROWS =
      List.of(
          new Row(SCHEMA, 0, new Object[] {1.0, 2.0}), new Row(SCHEMA, 1, new Object[] {3.0, 4.0}));
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @TempDir private Path folder = Path.of("");

  private Path java = Path.of("java");

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  // Stands in for `java`, so that the fake is started exactly as a real worker is.
  @BeforeEach
  void writeScript() throws IOException {
    java = folder.resolve("java");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Files.writeString(
        java,
        "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
            .formatted(System.getProperty("java.home"), classPath, FakeWorker.class.getName()));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void predict_fakeThatBehaves_answers() throws IOException {
    try (Model model = open("behaves")) {
      Predictions answered = OnnxWorkerTest.answered(model.predict(ROWS, LIMIT));

      assertThat(answered.answers().toString()).contains("1.0").contains("2.0");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "closes, UNREACHABLE",
    "exits, WORKER_DIED",
    "hangs, TIMEOUT",
    "garbage, MALFORMED_ANSWER",
    "half, UNREACHABLE",
    "trickles, TIMEOUT",
    "no-json, MALFORMED_ANSWER",
    "no-outputs, MALFORMED_ANSWER",
    "wrong-size, MALFORMED_ANSWER",
    "wrong-count, MALFORMED_ANSWER",
    "negative-shape, MALFORMED_ANSWER",
    "huge-shape, MALFORMED_ANSWER",
    "beyond-body, MALFORMED_ANSWER",
    "other-output, MALFORMED_ANSWER",
    "bytes, MALFORMED_ANSWER",
    "wrong-header, MALFORMED_ANSWER"
  })
  void predict_workerThatMisbehaves_failsInTime(String mode, Failure.Kind kind) throws IOException {
    try (Model model = open(mode)) {
      Failure predicted = failed(model.predict(ROWS, LIMIT));
      Reply<Measurement> measured =
          model.measure(ROWS, new MeasurePlan(LatencyKind.ENGINE, 0, 3, LIMIT)).orElseThrow();

      assertThat(predicted.kind()).isEqualTo(kind);
      assertThat(predicted.message()).isNotEmpty();
      assertThat(measured).isInstanceOf(Reply.Failed.class);
      assertThat(model.usage()).isNotEmpty();
    }
  }

  @Test
  void predict_workerThatFloodsItsOutput_answers() throws IOException {
    try (Model model = open("floods")) {
      for (int i = 0; i < 20; i++) {
        assertThat(model.predict(ROWS, LIMIT)).isInstanceOf(Reply.Answered.class);
      }
    }
  }

  @Test
  void open_workerThatTalks_handsOnWhatItWritesButItsFirstLine() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();

    provider()
        .open(request("talks", Map.of()), (bytes, count) -> heard.write(bytes, 0, count))
        .close();

    String text = heard.toString(StandardCharsets.ISO_8859_1);
    assertThat(text)
        .contains("err\u00FF\n", "out, without an end of its line")
        .doesNotContain("port");
  }

  @Test
  void open_workerThatDiesTalking_handsOnItsLastWords() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    ModelRequest request = request("dies-talking", Map.of());

    assertThatThrownBy(
            () -> provider().open(request, (bytes, count) -> heard.write(bytes, 0, count)))
        .isInstanceOf(AssayException.class);

    assertThat(heard.toString(StandardCharsets.UTF_8))
        .isEqualTo("Exception in thread main: out of bananas\n\tat some.Frame(Unknown.java)\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-line        | ended with exit code 3
          dies-talking   | out of bananas
          silent         | was not loaded within
          garbage-line   | did not tell its port
          endless-line   | did not tell its port
          wrong-metadata | lists no inputs
          """)
  void open_workerThatDoesNotStart_saysWhy(String mode, String message) throws IOException {
    ModelRequest request = request(mode, Map.of("load_timeout_ms", 3000));
    List<ProcessHandle> before = ProcessHandle.current().children().toList();

    AssayException refusal =
        catchThrowableOfType(AssayException.class, () -> provider().open(request).close());

    assertThat(refusal.getMessage()).contains(message).doesNotContain("some.Frame");
    assertThat(ProcessHandle.current().children()).isSubsetOf(before);
  }

  private Model open(String mode) throws IOException {
    return provider().open(request(mode, Map.of()));
  }

  private ModelRequest request(String mode, Map<String, Object> params) throws IOException {
    return OnnxWorkers.request(Files.writeString(folder.resolve(mode), "a model"), params);
  }

  private WorkerModelProvider provider() {
    WorkerInstallation installation =
        new WorkerInstallation(java, List.of(folder), folder.resolve("cache"));
    return new WorkerModelProvider("onnx", installation, TRANSPORT, Ticker.system());
  }

  private static Failure failed(Reply<?> reply) {
    if (reply instanceof Reply.Failed<?>(Failure failure)) {
      return failure;
    }
    throw new AssertionError("answered: " + reply);
  }
}
