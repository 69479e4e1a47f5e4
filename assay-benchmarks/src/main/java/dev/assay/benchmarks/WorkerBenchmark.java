package dev.assay.benchmarks;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.time.Ticker;
import dev.assay.model.WorkerInstallation;
import dev.assay.model.WorkerModelProvider;
import dev.assay.net.HttpTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What a worker costs: its start until it can answer and its end, a request for one row, and one
/// for a thousand.
///
/// Needs a built Assay, given by `-Dassay.home`, and the folder of the checkout by `-Dassay.root`.
@Fork(1)
@State(Scope.Thread)
public class WorkerBenchmark {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpTransport transport = new HttpTransport(Ticker.system());
  private final WorkerModelProvider provider =
      new WorkerModelProvider(
          "onnx",
          WorkerInstallation.of(Path.of(System.getProperty("assay.home", "target/dist")), "onnx"),
          transport,
          Ticker.system());
  private final List<Row> rows = rows(1_000);
  private @Nullable Model open;

  @Setup
  public void open() {
    open = provider.open(request());
  }

  @TearDown
  public void close() {
    if (open != null) {
      open.close();
    }
    transport.close();
  }

  /// A worker is started, loads a model of 1 kB, tells what it is and is ended.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 5)
  @Measurement(iterations = 20)
  public int start() {
    try (Model model = provider.open(request())) {
      return model.card().inputs().size();
    }
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 3, time = 3)
  @Measurement(iterations = 5, time = 3)
  public Reply<Predictions> oneRow() {
    return ask(rows.subList(0, 1));
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 3, time = 3)
  @Measurement(iterations = 5, time = 3)
  public Reply<Predictions> thousandRows() {
    return ask(rows);
  }

  private Reply<Predictions> ask(List<Row> asked) {
    if (open == null) {
      throw new IllegalStateException("the model is not open");
    }
    Reply<Predictions> reply = open.predict(asked, LIMIT);
    if (reply instanceof Reply.Failed<Predictions> failed) {
      throw new IllegalStateException(failed.toString());
    }
    return reply;
  }

  private static ModelRequest request() {
    Path file =
        Path.of(System.getProperty("assay.root", "."))
            .resolve("examples/01-first-run/models/logistic_regression.onnx")
            .toAbsolutePath();
    return new ModelRequest(
        "model",
        "onnx",
        "model",
        new ModelRequest.Location(
            Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty()),
        Map.of(),
        1,
        "");
  }

  private static List<Row> rows(int count) {
    List<Column> columns =
        IntStream.range(0, 30).mapToObj(i -> new Column("f" + i, ColumnType.NUMBER)).toList();
    Schema schema = new Schema(columns, Map.of(), IntStream.range(0, 30).boxed().toList());
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      Object[] values = new Object[30];
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.sin(row * 31.0 + i);
      }
      rows.add(new Row(schema, row, values));
    }
    return rows;
  }
}
