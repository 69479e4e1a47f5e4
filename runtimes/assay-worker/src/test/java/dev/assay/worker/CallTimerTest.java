package dev.assay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Task;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import dev.assay.api.time.Ticker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What counts as the latency of a call: the call alone, warm, and not what comes before it.
final class CallTimerTest {
  private static final long COLD = 50_000;
  private static final long WARMING = 7_000;
  private static final long WARM = 1_000;
  private static final long BESIDE = 400;
  private static final int WARMING_CALLS = 100;

  private final Clock clock = new Clock();
  private final Scripted model = new Scripted();
  private final CallTimer timer = new CallTimer(model, clock);
  private final List<Tensor> rows =
      List.of(Tensor.ofNumbers("x", TensorType.FP32, List.of(3L, 1L), List.of(1, 2, 3)));

  @Test
  void measure_afterWarmUp_holdsWarmCallsAlone() throws InferenceException {
    long[] nanos = timer.measure(LatencyKind.ENGINE, WARMING_CALLS, 5, rows);

    assertThat(nanos).containsExactly(WARM, WARM, WARM, WARM, WARM);
    assertThat(timer.firstCallNanos()).isEqualTo(COLD);
    assertThat(model.calls).isGreaterThanOrEqualTo(1 + WARMING_CALLS + 5);
  }

  @Test
  void measure_withoutWarmUp_keepsTheColdCallApart() throws InferenceException {
    long[] nanos = timer.measure(LatencyKind.ENGINE, 0, 3, rows);

    assertThat(nanos).containsExactly(WARMING, WARMING, WARMING);
    assertThat(timer.firstCallNanos()).isEqualTo(COLD);
    assertThat(model.calls).isEqualTo(4);
  }

  @Test
  void measure_secondKind_hasNoColdCallOfItsOwn() throws InferenceException {
    timer.measure(LatencyKind.ENGINE, 0, 1, rows);
    int before = model.calls;

    timer.measure(LatencyKind.APPLICATION, 0, 4, rows);

    assertThat(model.calls).isEqualTo(before + 4);
    assertThat(model.kinds).containsExactly(LatencyKind.ENGINE, LatencyKind.APPLICATION);
  }

  @Test
  void measure_fewerRowsThanCalls_takesThemInTurn() throws InferenceException {
    timer.infer(rows);

    timer.measure(LatencyKind.ENGINE, 0, 7, rows);

    assertThat(model.prepared).containsExactly(0, 1, 2, 0, 1, 2, 0);
  }

  @Test
  void measure_slowModel_warmsUpNoLongerThanAsked() throws InferenceException {
    model.warm = 300_000_000;

    timer.measure(LatencyKind.ENGINE, 1, 1, rows);

    // The cold call, the one that is asked for, and the one that counts.
    assertThat(model.calls).isEqualTo(3);
  }

  @Test
  void measure_noRows_isRefused() {
    Tensor none = Tensor.ofNumbers("x", TensorType.FP32, List.of(0L, 1L), List.of());

    assertThatThrownBy(() -> timer.measure(LatencyKind.ENGINE, 0, 1, List.of(none)))
        .isInstanceOf(InferenceException.class);
  }

  private static final class Clock implements Ticker {
    private long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }
  }

  /// A model whose first call is cold, and whose next ones take longer than those after them.
  private final class Scripted implements HostedModel {
    private final List<LatencyKind> kinds = new ArrayList<>();
    private final List<Integer> prepared = new ArrayList<>();
    private long warm = WARM;
    private int calls;

    @Override
    public Description describe() {
      return new Description(
          "scripted", Task.REGRESSION, Optional.empty(), List.of(), List.of(), Map.of(), false);
    }

    @Override
    public List<Tensor> infer(List<Tensor> inputs) {
      advance();
      return List.of();
    }

    @Override
    public RowCaller caller(LatencyKind kind, List<Tensor> inputs) {
      kinds.add(kind);
      return new RowCaller() {
        @Override
        public void prepare(int row) {
          prepared.add(row);
          clock.nanos += BESIDE;
        }

        @Override
        public void call() {
          advance();
        }

        @Override
        public void release() {
          clock.nanos += BESIDE;
        }

        @Override
        public void close() {}
      };
    }

    private void advance() {
      clock.nanos += calls == 0 ? COLD : calls <= WARMING_CALLS ? Math.max(warm, WARMING) : warm;
      calls++;
    }

    @Override
    public void close() {}
  }
}
