package dev.assay.simulate;

import dev.assay.simulate.Backend.Refusal;
import java.util.Locale;
import java.util.Optional;

/// Decides whether a request is answered at all.
final class Admission {
  private final Settings settings;
  private final Optional<Bucket> requests;
  private final Optional<Bucket> tokens;

  Admission(Settings settings) {
    this.settings = settings;
    Limits limits = settings.limits();
    this.requests = bucket(limits.requestsPerMinute(), limits.burst());
    this.tokens = bucket(limits.tokensPerMinute(), limits.tokensPerMinute());
  }

  private static Optional<Bucket> bucket(double perMinute, double most) {
    return perMinute > 0 ? Optional.of(new Bucket(perMinute, most)) : Optional.empty();
  }

  /// Why a request is not answered; empty where it is.
  ///
  /// @param cost the tokens of prompt and answer
  Optional<Refusal> refusal(Incoming request, String model, int cost, FaultSet faults) {
    if (!isKnown(request)) {
      return Optional.of(new Refusal(401, Statuses.kind(401), Statuses.message(401)));
    }
    if (!settings.access().models().isEmpty() && !settings.access().models().contains(model)) {
      String message = "The model '" + model + "' does not exist.";
      return Optional.of(new Refusal(404, Statuses.kind(404), message));
    }
    long wait = wait(requests, 1, request.receivedNanos());
    if (wait == 0) {
      wait = wait(tokens, cost, request.receivedNanos());
    }
    if (wait > 0) {
      return Optional.of(tooMany(wait));
    }
    return faults.status().isPresent()
        ? Optional.of(asked(faults.status().getAsInt(), faults))
        : Optional.empty();
  }

  private boolean isKnown(Incoming request) {
    Optional<String> key = settings.access().apiKey();
    return key.isEmpty()
        || request.header("authorization").equals("Bearer " + key.get())
        || request.header("x-api-key").equals(key.get())
        || request.header("api-key").equals(key.get())
        || request.header("x-goog-api-key").equals(key.get());
  }

  private static long wait(Optional<Bucket> bucket, double amount, long nowNanos) {
    return bucket.isPresent() ? bucket.get().take(amount, nowNanos) : 0;
  }

  private Refusal tooMany(long waitNanos) {
    String headers =
        settings.limits().retryAfter()
            ? String.format(
                Locale.ROOT,
                "retry-after: %d\r\nretry-after-ms: %d\r\n",
                Math.ceilDiv(waitNanos, 1_000_000_000L),
                Math.ceilDiv(waitNanos, 1_000_000L))
            : "";
    return new Refusal(429, Statuses.kind(429), Statuses.message(429), headers);
  }

  private static Refusal asked(int status, FaultSet faults) {
    double seconds = faults.value(Fault.STATUS, -1);
    String headers = seconds < 0 ? "" : "retry-after: " + (long) seconds + "\r\n";
    return new Refusal(status, Statuses.kind(status), Statuses.message(status), headers);
  }
}
