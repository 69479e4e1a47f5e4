package dev.assay.testkit;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/// A language model whose answers a test decides; each request is answered on a thread of its own.
public final class FakeGenerator implements Generator {
  private final BiFunction<GenerationRequest, Integer, Attempt.Result> answers;
  private final Ticker ticker = Ticker.system();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();

  /// A model.
  ///
  /// @param answers makes what comes of a request; its second argument counts requests from 1
  public FakeGenerator(BiFunction<GenerationRequest, Integer, Attempt.Result> answers) {
    this.answers = answers;
  }

  /// An answer of one token for one token.
  public static Attempt.Generation answer(String text) {
    return new Attempt.Generation(
        text, "", new Finish(Finish.Kind.COMPLETE, "stop"), Tokens.of(1, 1));
  }

  /// How many requests came.
  public int asked() {
    return asked.get();
  }

  /// How many requests were under way at once, at most.
  public int mostUnderWay() {
    return mostUnderWay.get();
  }

  @Override
  public ModelCard card() {
    return new ModelCard(Task.GENERATION, List.of(), List.of(), List.of(), 0, "", Map.of());
  }

  @Override
  public String identity() {
    return "fake";
  }

  @Override
  public Call generate(GenerationRequest request, Receiver receiver) {
    int number = asked.incrementAndGet();
    int now = underWay.incrementAndGet();
    mostUnderWay.accumulateAndGet(now, Math::max);
    long sent = ticker.nanoTime();
    threads.execute(() -> {
      Attempt.Result result = answers.apply(request, number);
      underWay.decrementAndGet();
      Attempt attempt = new Attempt(AttemptTrace.unanswered(sent, ticker.nanoTime()), 200, result);
      receiver.ended(() -> attempt);
    });
    return () -> {};
  }

  @Override
  public void close() {
    threads.close();
  }
}
