package dev.assay.engine;

import dev.assay.api.data.Row;
import dev.assay.api.model.Answer;
import dev.assay.api.model.Failure;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Asks one batch: again where that may help, row by row where one row may be to blame.
final class Asker {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final Host host;
  private final TrialPolicy policy;
  private final SplittableRandom jitter;
  private final Consumer<Observation.Sample> sink;

  /// An asker for one lane.
  ///
  /// @param jitter spreads the pauses before a request is sent again
  /// @param sink where samples go
  Asker(Host host, TrialPolicy policy, SplittableRandom jitter, Consumer<Observation.Sample> sink) {
    this.host = host;
    this.policy = policy;
    this.jitter = jitter;
    this.sink = sink;
  }

  /// Asks the batch and writes one sample for each row.
  ///
  /// @throws InterruptedException if the thread is interrupted in a pause
  void ask(List<Questions.Asked> batch) throws InterruptedException {
    int attempt = 1;
    while (true) {
      Reply<Predictions> reply = checked(batch, host.ask(rows(batch)));
      switch (reply) {
        case Reply.Answered<Predictions>(Predictions predictions) -> {
          write(batch, predictions, attempt);
          return;
        }
        case Reply.Failed<Predictions>(Failure failure) -> {
          if (!failure.retryable() || attempt > policy.retries() || host.hasGivenUp()) {
            settle(batch, failure, attempt);
            return;
          }
        }
      }
      Thread.sleep(pause(attempt));
      attempt++;
    }
  }

  private void settle(List<Questions.Asked> batch, Failure failure, int attempt)
      throws InterruptedException {
    if (batch.size() > 1 && !host.hasGivenUp()) {
      for (Questions.Asked asked : batch) {
        ask(List.of(asked));
      }
      return;
    }
    for (Questions.Asked asked : batch) {
      sink.accept(Samples.failed(asked.question(), failure, new Samples.Attempt(attempt, -1)));
    }
  }

  private void write(List<Questions.Asked> batch, Predictions predictions, int attempt) {
    long nanos = batch.size() == 1 ? predictions.requestNanos() : -1;
    for (int i = 0; i < batch.size(); i++) {
      Answer answer = predictions.answers().get(i);
      sink.accept(
          Samples.answered(batch.get(i).question(), answer, new Samples.Attempt(attempt, nanos)));
    }
  }

  private static Reply<Predictions> checked(List<Questions.Asked> batch, Reply<Predictions> reply) {
    if (reply instanceof Reply.Answered<Predictions>(Predictions predictions)
        && predictions.answers().size() != batch.size()) {
      return new Reply.Failed<>(
          new Failure(
              Failure.Kind.MALFORMED_ANSWER,
              "the model gave "
                  + predictions.answers().size()
                  + " answers to "
                  + batch.size()
                  + " rows"));
    }
    return reply;
  }

  private Duration pause(int attempt) {
    long nanos = FIRST_PAUSE.toNanos() << Math.min(attempt - 1, 7);
    return Duration.ofNanos((long) (nanos * (0.5 + jitter.nextDouble())));
  }

  private static List<Row> rows(List<Questions.Asked> batch) {
    return batch.stream().map(Questions.Asked::row).toList();
  }
}
