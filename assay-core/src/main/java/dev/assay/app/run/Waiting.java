package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Waits for work on other threads and hands on what it throws.
final class Waiting {
  private Waiting() {}

  static <T> T forResult(Future<T> future) {
    return forResult(() -> future);
  }

  /// The result of the work that `next` waits for.
  static <T> T forResult(Next<T> next) {
    try {
      return next.take().get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssayException(
          ErrorCode.INTERRUPTED,
          Problem.at("", "interrupted", "run the same command again"),
          interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof AssayException known) {
        throw known;
      }
      throw new IllegalStateException("unexpected failure", failed.getCause());
    }
  }

  /// Waits for some work to end.
  @FunctionalInterface
  interface Next<T> {
    Future<T> take() throws InterruptedException;
  }
}
