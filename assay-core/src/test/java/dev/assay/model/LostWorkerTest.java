package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Failure;
import dev.assay.api.model.Model;
import dev.assay.api.model.Reply;
import dev.assay.api.model.Resource;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a real worker that is killed or stopped, and of one whose parent is killed.
@Timeout(60)
final class LostWorkerTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  @Test
  void predict_workerThatIsKilled_saysThatItDied() throws Exception {
    try (Model model = open(TRANSPORT)) {
      signal("-KILL", worker());

      Failure failure = failure(model.predict(rows(), Duration.ofSeconds(10)));

      assertThat(failure.kind()).isEqualTo(Failure.Kind.WORKER_DIED);
      assertThat(failure.message()).contains("was killed by signal 9");
      assertThat(model.usage()).containsKey(Resource.LOAD_SECONDS);
    }
  }

  @Test
  void predict_workerThatIsStopped_timesOutAndIsEnded() throws Exception {
    ProcessHandle worker;
    try (Model model = open(TRANSPORT)) {
      worker = worker();
      signal("-STOP", worker);

      Failure failure = failure(model.predict(rows(), Duration.ofMillis(500)));

      assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
    }
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void worker_whoseParentIsKilled_ends() throws Exception {
    Process parent =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "-Dassay.root=" + OnnxWorkers.ROOT.toAbsolutePath(),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessHandle worker;
    try (BufferedReader output = parent.inputReader()) {
      worker = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
    }

    parent.destroyForcibly().waitFor();

    worker.onExit().get(20, TimeUnit.SECONDS);
    assertThat(worker.isAlive()).isFalse();
  }

  /// A program that opens a model, prints its worker's process id and waits.
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (HttpTransport transport = new HttpTransport(Ticker.system());
          Model model = open(transport)) {
        System.out.println(worker().pid());
        Thread.sleep(Duration.ofSeconds(60).plusMillis(model.card().inputs().size()));
      }
    }
  }

  private static Model open(HttpTransport transport) {
    return OnnxWorkers.provider(transport)
        .open(OnnxWorkers.request(OnnxWorkers.FIXTURES.resolve("regressor.onnx")));
  }

  private static ProcessHandle worker() {
    return ProcessHandle.current()
        .children()
        .filter(
            child -> child.info().commandLine().orElse("").contains("dev.assay.worker.WorkerMain"))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    assertThat(exit).isZero();
  }

  private static Failure failure(Reply<?> reply) {
    if (reply instanceof Reply.Failed<?>(Failure failure)) {
      return failure;
    }
    throw new AssertionError("answered: " + reply);
  }

  private static List<Row> rows() {
    List<Column> columns =
        IntStream.range(0, 3).mapToObj(i -> new Column("f" + i, ColumnType.NUMBER)).toList();
    Schema schema = new Schema(columns, Map.of(), List.of(0, 1, 2));
    return List.of(new Row(schema, 0, new Object[] {1.0, 2.0, 3.0}));
  }
}
