package dev.assay.simulate;

import dev.assay.api.AssayException;
import java.util.List;

/// When the parts of an answer are sent.
///
/// @param first the time to the first token, in nanoseconds
/// @param gap the time between two tokens, in nanoseconds
/// @param stalls the moments at which the whole server stands still
public record Timing(Spread first, Spread gap, List<Stall> stalls) {

  /// Copies the list.
  public Timing {
    stalls = List.copyOf(stalls);
  }

  /// Everything at once.
  public static Timing immediate() {
    return new Timing(new Spread.Fixed(0), new Spread.Fixed(0), List.of());
  }

  /// A time in which nothing is sent; what would be is sent at its end.
  ///
  /// @param afterNanos when it begins, counted from the first request
  /// @param lengthNanos how long it is
  public record Stall(long afterNanos, long lengthNanos) {

    /// A stall such as `10s+2s`: after 10 seconds, for 2.
    ///
    /// @throws AssayException naming `option` if the text is none
    public static Stall parse(String option, String text) {
      int plus = text.indexOf('+');
      if (plus < 0) {
        throw AssayException.invalid(
            option, "'" + text + "' is no stall", "Write AFTER+LENGTH, such as 10s+2s.");
      }
      return new Stall(
          Times.nanos(option, text.substring(0, plus)),
          Times.nanos(option, text.substring(plus + 1)));
    }
  }

  /// The moment at which something that is due may be sent, both counted from the first request.
  long release(long dueNanos) {
    long release = dueNanos;
    for (Stall stall : stalls) {
      if (release >= stall.afterNanos && release < stall.afterNanos + stall.lengthNanos) {
        release = stall.afterNanos + stall.lengthNanos;
      }
    }
    return release;
  }
}
