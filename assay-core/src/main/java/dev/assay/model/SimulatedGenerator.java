package dev.assay.model;

import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.observation.KeyHash;
import dev.assay.api.time.Ticker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A stand-in for a language model: it answers with the row's target, or not, after a while that is
/// drawn from the seed, the question and the draw.
final class SimulatedGenerator implements Generator {
  private static final String WRONG = "I am not sure.";
  private static final double SPREAD = 0.35;

  private final String identity;
  private final Traits traits;
  private final long seed;
  private final Ticker ticker;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("assay-simulated").unstarted(task));

  SimulatedGenerator(String identity, Traits traits, long seed, Ticker ticker) {
    this.identity = identity;
    this.traits = traits;
    this.seed = seed;
    this.ticker = ticker;
  }

  @Override
  public ModelCard card() {
    return new ModelCard(Task.GENERATION, List.of(), List.of(), List.of(), 0, "", Map.of());
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public Call generate(GenerationRequest request, Receiver receiver) {
    long sent = ticker.nanoTime();
    Attempt attempt = attempt(request, sent);
    AtomicBoolean ended = new AtomicBoolean();
    Future<?> _ =
        clock.schedule(
            () -> {
              if (ended.compareAndSet(false, true)) {
                receiver.ended(() -> attempt);
              }
            },
            attempt.trace().endNanos() - sent,
            TimeUnit.NANOSECONDS);
    return () -> {
      if (ended.compareAndSet(false, true)) {
        Attempt.Failure failure = new Attempt.Failure(Attempt.Kind.CANCELLED, "given up");
        AttemptTrace trace = AttemptTrace.unanswered(sent, ticker.nanoTime());
        receiver.ended(() -> new Attempt(trace, 0, failure));
      }
    };
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private Attempt attempt(GenerationRequest request, long sent) {
    SplittableRandom chance = chance(request);
    boolean fails = chance.nextDouble() < traits.errorRate();
    boolean right = chance.nextDouble() < traits.accuracy();
    String text = right ? request.row().map(SimulatedGenerator::target).orElse(WRONG) : WRONG;
    long first = sent + nanos(traits.ttftMillis(), chance);
    if (fails) {
      Attempt.Failure failure =
          new Attempt.Failure(Attempt.Kind.SERVER_ERROR, "a simulated failure");
      return new Attempt(AttemptTrace.unanswered(sent, first), 500, failure);
    }
    int tokens = Math.max(1, (text.length() + 3) / 4);
    long[] nanos = new long[tokens];
    byte[] kinds = new byte[tokens];
    int[] sizes = new int[tokens];
    long at = first;
    for (int i = 0; i < tokens; i++) {
      nanos[i] = at;
      at += nanos(traits.tokenMillis(), chance);
    }
    Arrays.fill(kinds, (byte) ChunkKind.CONTENT.letter());
    Arrays.fill(sizes, 4);
    long end = nanos[tokens - 1];
    if (end - sent > request.timeout().toNanos()) {
      Attempt.Failure failure =
          new Attempt.Failure(
              Attempt.Kind.TIMEOUT, "no answer within " + request.timeout().toMillis() + " ms");
      return new Attempt(
          AttemptTrace.unanswered(sent, sent + request.timeout().toNanos()), 0, failure);
    }
    int asked = Math.max(1, request.conversation().transcript().length() / 4);
    return new Attempt(
        new AttemptTrace(sent, first, new Chunks(nanos, kinds, sizes), end),
        200,
        new Attempt.Generation(
            text, "", new Finish(Finish.Kind.COMPLETE, "stop"), Tokens.of(asked, tokens)));
  }

  // Not by the time or the order of questions: the same question has the same answer in every run.
  private SplittableRandom chance(GenerationRequest request) {
    String hash =
        new KeyHash("simulated")
            .add(identity)
            .add(seed)
            .add(request.conversation().transcript())
            .add(request.draw())
            .hex();
    return new SplittableRandom(Long.parseUnsignedLong(hash, 0, 16, 16));
  }

  private static long nanos(double medianMillis, SplittableRandom chance) {
    return (long) (medianMillis * 1e6 * Math.exp(SPREAD * chance.nextGaussian()));
  }

  private static String target(Row row) {
    return row.text(Role.GROUND_TRUTH).or(() -> row.text(Role.TARGET)).orElse(WRONG);
  }

  /// How a stand-in behaves.
  ///
  /// @param accuracy the share of rows that are answered with their target
  /// @param ttftMillis the median time to the first token
  /// @param tokenMillis the median time for each further token
  /// @param errorRate the share of attempts that fail
  record Traits(double accuracy, double ttftMillis, double tokenMillis, double errorRate) {}
}
