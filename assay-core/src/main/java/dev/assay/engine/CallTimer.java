package dev.assay.engine;

import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.model.Failure;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Reply;
import dev.assay.api.observation.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Has a fresh process time single calls of its model, in each way that it can be called.
final class CallTimer {
  // Enough rows that no cache holds them all for free, few enough to send at once.
  private static final int ROWS = 1_000;
  private static final int PROBE_CALLS = 8;
  private static final int FEWEST_CALLS = 30;

  private final Host host;
  private final TrialPolicy policy;
  private final Deadline deadline;

  CallTimer(Host host, TrialPolicy policy, Deadline deadline) {
    this.host = host;
    this.policy = policy;
    this.deadline = deadline;
  }

  /// The latencies by kind; a kind that the model cannot time, or that failed, is absent.
  Map<LatencyKind, Observation.Latencies> time(Dataset dataset) {
    Map<LatencyKind, Observation.Latencies> latencies = new EnumMap<>(LatencyKind.class);
    if (policy.timing().calls() == 0) {
      return latencies;
    }
    List<Row> rows = firstRows(dataset);
    // The probe comes first, so that its first call is the cold one.
    Optional<Measurement> probe =
        measure(
            rows,
            new MeasurePlan(LatencyKind.ENGINE, 0, PROBE_CALLS, withinBudget(policy.timeout())));
    if (probe.isEmpty()) {
      return latencies;
    }
    for (LatencyKind kind : List.of(LatencyKind.ENGINE, LatencyKind.APPLICATION)) {
      measure(rows, plan(kind, probe.get()))
          .ifPresent(measured ->
              latencies.put(kind, latencies(measured, rows, probe.get().firstCallNanos())));
    }
    return latencies;
  }

  private MeasurePlan plan(LatencyKind kind, Measurement probe) {
    long typical =
        Arrays.stream(probe.nanos()).sorted().skip(PROBE_CALLS / 2).findFirst().orElse(1);
    // Warm-up may take as long again, and the rows shall have time, too.
    long longest = Math.min(policy.timing().longest().toNanos(), deadline.left().toNanos() / 4);
    long affordable = longest / Math.max(1, typical);
    int fewest = Math.min(FEWEST_CALLS, policy.timing().calls());
    int calls = Math.clamp(affordable, fewest, policy.timing().calls());
    int warmup = (int) Math.min(policy.timing().warmupCalls(), Math.max(1, affordable));
    Duration timeout = policy.timeout().plusNanos(4 * typical * (calls + warmup));
    return new MeasurePlan(kind, warmup, calls, withinBudget(timeout));
  }

  private Duration withinBudget(Duration timeout) {
    Duration left = deadline.left();
    return left.compareTo(timeout) < 0 ? left.plusMillis(1) : timeout;
  }

  private Optional<Measurement> measure(List<Row> rows, MeasurePlan plan) {
    Reply<Optional<Measurement>> reply =
        host.with(model ->
            model
                .measure(rows, plan)
                .map(CallTimer::present)
                .orElseGet(() -> new Reply.Answered<>(Optional.empty())));
    return switch (reply) {
      case Reply.Answered<Optional<Measurement>>(Optional<Measurement> measured) -> measured;
      case Reply.Failed<Optional<Measurement>>(Failure failure) -> Optional.empty();
    };
  }

  private static Reply<Optional<Measurement>> present(Reply<Measurement> reply) {
    return switch (reply) {
      case Reply.Answered<Measurement>(Measurement value) ->
          new Reply.Answered<>(Optional.of(value));
      case Reply.Failed<Measurement>(Failure failure) -> new Reply.Failed<>(failure);
    };
  }

  private static Observation.Latencies latencies(
      Measurement measured, List<Row> rows, long firstCallNanos) {
    long[] numbers = rows.stream().mapToLong(Row::number).toArray();
    return new Observation.Latencies(measured.nanos(), numbers, firstCallNanos);
  }

  private static List<Row> firstRows(Dataset dataset) {
    List<Row> rows = new ArrayList<>();
    try (RowStream stream = dataset.open()) {
      while (rows.size() < ROWS && stream.hasNext()) {
        rows.add(stream.next());
      }
    }
    return rows;
  }
}
