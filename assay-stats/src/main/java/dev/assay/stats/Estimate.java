package dev.assay.stats;

/// What is known of a quantity: its interval, its value alone, or the reason why there is neither.
public sealed interface Estimate {

  /// A value with its interval.
  record Known(Interval interval) implements Estimate {}

  /// A value that has no interval, and why.
  ///
  /// @param value the point estimate, finite
  /// @param reason why there is no interval
  /// @param explanation the reason in words
  record ValueOnly(double value, Refusal reason, String explanation) implements Estimate {
    /// @throws IllegalArgumentException if the value is not finite
    public ValueOnly {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value must be finite: " + value);
      }
    }
  }

  /// No value at all, and why.
  ///
  /// @param reason why there is no value
  /// @param explanation the reason in words
  record Refused(Refusal reason, String explanation) implements Estimate {}
}
