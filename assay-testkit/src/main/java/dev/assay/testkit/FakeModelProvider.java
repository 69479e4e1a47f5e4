package dev.assay.testkit;

import dev.assay.api.Problem;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Answer;
import dev.assay.api.model.Availability;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.model.Resource;
import dev.assay.api.model.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// A provider of regression models whose behaviour a test scripts.
public final class FakeModelProvider implements ModelProvider {
  private final Function<List<Row>, Reply<Predictions>> behaviour;
  private final Consumer<MeasurePlan> measuring;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  /// Models that answer each batch as `behaviour` says.
  public FakeModelProvider(Function<List<Row>, Reply<Predictions>> behaviour) {
    this(behaviour, _ -> {});
  }

  /// Models that answer each batch as `behaviour` says, and tell `measuring` before they time
  /// calls.
  public FakeModelProvider(
      Function<List<Row>, Reply<Predictions>> behaviour, Consumer<MeasurePlan> measuring) {
    this.behaviour = behaviour;
    this.measuring = measuring;
  }

  /// Models that answer each row with its feature `x`.
  public static FakeModelProvider echo() {
    return new FakeModelProvider(FakeModelProvider::echoed);
  }

  /// The answers that repeat each row's feature `x`.
  public static Reply<Predictions> echoed(List<Row> rows) {
    List<Answer> answers = new ArrayList<>();
    for (Row row : rows) {
      answers.add(new Answer.Value(row.number(0)));
    }
    return new Reply.Answered<>(new Predictions(answers, 1_000_000));
  }

  /// How many models were opened.
  public int opened() {
    return opened.get();
  }

  /// How many models were closed.
  public int closed() {
    return closed.get();
  }

  /// How many batches were asked.
  public int asked() {
    return asked.get();
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public boolean hostsProcess() {
    return true;
  }

  @Override
  public Model open(ModelRequest request) {
    opened.incrementAndGet();
    return new FakeModel();
  }

  private final class FakeModel implements Model {
    @Override
    public ModelCard card() {
      return new ModelCard(
          Task.REGRESSION, List.of(), List.of(), List.of(), 10, "digest", Map.of());
    }

    @Override
    public List<Problem> check(Schema schema) {
      return List.of();
    }

    @Override
    public Reply<Predictions> predict(List<Row> rows, Duration timeout) {
      asked.incrementAndGet();
      return behaviour.apply(rows);
    }

    @Override
    public Optional<Reply<Measurement>> measure(List<Row> rows, MeasurePlan plan) {
      measuring.accept(plan);
      long[] nanos = new long[plan.calls()];
      Arrays.fill(nanos, plan.kind() == LatencyKind.ENGINE ? 1_000 : 3_000);
      return Optional.of(new Reply.Answered<>(new Measurement(plan.kind(), nanos, 9_000)));
    }

    @Override
    public Map<Resource, Double> usage() {
      return Map.of(Resource.MODEL_SIZE_BYTES, 10.0);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
