package dev.assay.api.generation;

import dev.assay.api.model.ModelCard;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// An opened language model: any number of requests at once, from any thread, without waiting.
///
/// A generator makes one attempt for each request and reports it as it was: it never retries, waits
/// for a limit, or hides an error. Retries, limits and budgets belong to who asks. A provider whose
/// client blocks starts a virtual thread for each request.
public interface Generator extends AutoCloseable {

  /// What the model says of itself; its task is `GENERATION`.
  ModelCard card();

  /// What identifies the model in content keys: where it is and its name there; never a key.
  String identity();

  /// What the limits of requests and tokens belong to: models with the same endpoint share them.
  default String endpoint() {
    return identity();
  }

  /// A digest of everything that a request sends, but for keys: requests with the same one, to
  /// generators of the same identity, ask the same. Empty: that cannot be said, and no answer is
  /// kept for another time.
  default Optional<String> fingerprint(GenerationRequest request) {
    return Optional.empty();
  }

  /// Gets ready to send, as by connecting, so that the first request is not slower than the others;
  /// where that fails, the first request will say so. Takes no longer than `limit`.
  default void prepare(Duration limit) {
    // A generator that has nothing to get ready is ready.
  }

  /// Practises for so long, without asking the endpoint anything, so that the first requests of a
  /// load are sent and timed as fast as the later ones.
  default void rehearse(Duration length) {
    // What is as fast the first time needs no practice.
  }

  /// Sends a request and returns at once.
  ///
  /// @param receiver hears once how the attempt ended, always and also after a cancellation
  Call generate(GenerationRequest request, Receiver receiver);

  /// Releases what the generator holds. Attempts on their way end as cancelled.
  @Override
  void close();

  /// An attempt on its way.
  @FunctionalInterface
  interface Call {
    /// Gives the attempt up; it then ends with {@link Attempt.Kind#CANCELLED} unless it had ended.
    void cancel();
  }

  /// Hears how an attempt ended.
  @FunctionalInterface
  interface Receiver {
    /// An attempt ended. Called once, on a thread that moves bytes, so that it must return quickly.
    ///
    /// @param attempt makes the attempt out of what was received, which may take a while: ask it
    ///   once, on a thread where nobody waits for the network
    void ended(Supplier<Attempt> attempt);
  }
}
