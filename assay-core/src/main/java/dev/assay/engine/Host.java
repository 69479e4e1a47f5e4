package dev.assay.engine;

import dev.assay.api.AssayException;
import dev.assay.api.data.Row;
import dev.assay.api.model.Failure;
import dev.assay.api.model.Model;
import dev.assay.api.model.Opening;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.ProcessOutput;
import dev.assay.api.model.Reply;
import dev.assay.api.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps one model open for a lane, and opens it again after a failure that it did not survive.
final class Host implements AutoCloseable {
  // Six failures in a row, none of them at one row alone, mean that the model cannot be used; going
  // on would cost a timeout for every remaining row.
  private static final int GIVE_UP_AFTER = 6;

  private final Trial trial;
  private @Nullable Opening opening;
  private @Nullable Model model;
  private Map<Resource, Double> lastUsage = Map.of();
  private int failuresInARow;
  private @Nullable Failure lastFailure;

  Host(Trial trial) {
    this.trial = trial;
  }

  /// Starts what the model needs before it is loaded, and returns at once.
  void prepare() {
    if (opening == null && model == null) {
      opening = trial.provider().prepare(trial.request(), ProcessOutput.DISCARDED);
    }
  }

  /// The answers to some rows.
  Reply<Predictions> ask(List<Row> rows) {
    return with(open -> open.predict(rows, trial.policy().timeout()));
  }

  /// What `request` makes of the open model, or why there is none.
  <T> Reply<T> with(Function<Model, Reply<T>> request) {
    if (lastFailure != null && failuresInARow >= GIVE_UP_AFTER) {
      return new Reply.Failed<>(lastFailure);
    }
    Reply<T> reply;
    try {
      reply = request.apply(open());
    } catch (AssayException cannotOpen) {
      reply =
          new Reply.Failed<>(
              new Failure(Failure.Kind.UNREACHABLE, cannotOpen.problems().getFirst().message()));
    }
    count(reply);
    return reply;
  }

  /// Whether the model failed so often that it is not asked any more.
  boolean hasGivenUp() {
    return failuresInARow >= GIVE_UP_AFTER;
  }

  /// What the process used, the last one where there were several.
  Map<Resource, Double> usage() {
    if (model != null) {
      lastUsage = model.usage();
    }
    return lastUsage;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
      model = null;
    }
    if (opening != null) {
      opening.close();
      opening = null;
    }
  }

  private Model open() {
    Model open = model;
    if (open == null) {
      open = load();
      model = open;
    }
    return open;
  }

  private Model load() {
    try (Opening prepared = opening) {
      opening = null;
      return prepared == null ? trial.provider().open(trial.request()) : prepared.open();
    }
  }

  private <T> void count(Reply<T> reply) {
    switch (reply) {
      case Reply.Answered<T> answered -> failuresInARow = 0;
      case Reply.Failed<T>(Failure failure) -> {
        lastFailure = failure;
        if (failure.retryable()) {
          failuresInARow++;
        }
        if (failure.fatal()) {
          usage();
          close();
        }
      }
    }
  }
}
