package dev.assay.app.simulate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A simulated endpoint as a user asks for it.
///
/// @param address where it listens
/// @param words what the models say
/// @param times when they say it
/// @param limits how much is let through
/// @param faults faults, such as `500@7`
/// @param watch what the endpoint tells about itself
public record SimulateRequest(
    Address address, Words words, Times times, Limits limits, List<String> faults, Watch watch) {

  /// Copies the list.
  public SimulateRequest {
    faults = List.copyOf(faults);
  }

  /// Where it listens, and who may ask.
  ///
  /// @param port 0 takes a free one
  /// @param models the models that there are; empty: every name is one
  public record Address(String host, int port, List<String> models, Optional<String> apiKey) {
    /// Copies the list.
    public Address {
      models = List.copyOf(models);
    }
  }

  /// What the models say.
  ///
  /// @param answers a file with answers
  /// @param tokens a distribution of counts
  /// @param accuracy the share of questions with a number that are answered rightly
  public record Words(long seed, Optional<Path> answers, String tokens, double accuracy) {}

  /// When they say it.
  ///
  /// @param first a distribution of times
  /// @param gap a distribution of times
  /// @param stalls stalls, such as `10s+2s`
  public record Times(String first, String gap, List<String> stalls) {
    /// Copies the list.
    public Times {
      stalls = List.copyOf(stalls);
    }
  }

  /// How much is let through; a rate of 0 is no limit.
  public record Limits(
      double requestsPerMinute, double tokensPerMinute, double burst, boolean retryAfter) {}

  /// What the endpoint tells about itself.
  ///
  /// @param kept how many of the last requests are kept
  /// @param stamps whether events carry the time at which they are sent
  public record Watch(int kept, boolean stamps) {}
}
