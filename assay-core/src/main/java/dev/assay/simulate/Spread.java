package dev.assay.simulate;

import dev.assay.api.AssayException;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// A distribution of numbers that are not negative: times in nanoseconds, or counts.
public sealed interface Spread {

  /// Draws a number.
  double draw(RandomGenerator random);

  /// Always the same number.
  record Fixed(double value) implements Spread {
    @Override
    public double draw(RandomGenerator random) {
      return value;
    }
  }

  /// Every number between two bounds alike.
  record Uniform(double low, double high) implements Spread {
    @Override
    public double draw(RandomGenerator random) {
      return low + (high - low) * random.nextDouble();
    }
  }

  /// The exponential distribution with a mean.
  record Exponential(double mean) implements Spread {
    @Override
    public double draw(RandomGenerator random) {
      return mean * random.nextExponential();
    }
  }

  /// The log-normal distribution with a median; sigma is the standard deviation of the logarithm.
  record LogNormal(double median, double sigma) implements Spread {
    @Override
    public double draw(RandomGenerator random) {
      return median * Math.exp(sigma * random.nextGaussian());
    }
  }

  /// Times, such as `50ms`, `uniform:10ms,90ms`, `exponential:50ms` or `lognormal:50ms,0.4`.
  ///
  /// @throws AssayException naming `option` if the text is none of these
  static Spread ofTimes(String option, String text) {
    return parse(option, text, value -> Times.nanos(option, value));
  }

  /// Counts, such as `20`, `uniform:5,50`, `exponential:20` or `lognormal:100,0.6`.
  ///
  /// @throws AssayException naming `option` if the text is none of these
  static Spread ofCounts(String option, String text) {
    return parse(option, text, value -> number(option, value));
  }

  private static Spread parse(String option, String text, ToDoubleFunction<String> amount) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "fixed" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String[] parts = text.substring(colon + 1).split(",", -1);
    int expected = kind.equals("uniform") || kind.equals("lognormal") ? 2 : 1;
    if (parts.length != expected) {
      throw unknown(option, text);
    }
    double first = amount.applyAsDouble(parts[0].strip());
    return switch (kind) {
      case "fixed" -> new Fixed(first);
      case "uniform" -> uniform(option, text, first, amount.applyAsDouble(parts[1].strip()));
      case "exponential" -> new Exponential(first);
      case "lognormal" -> new LogNormal(first, number(option, parts[1].strip()));
      default -> throw unknown(option, text);
    };
  }

  private static Spread uniform(String option, String text, double low, double high) {
    if (low > high) {
      throw AssayException.invalid(
          option, "the bounds of '" + text + "' are the wrong way round", "The lower comes first.");
    }
    return new Uniform(low, high);
  }

  private static double number(String option, String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value < Double.POSITIVE_INFINITY) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as is a negative number.
    }
    throw AssayException.invalid(
        option, "'" + text + "' is not a number from 0 on", "Write such as 20 or 0.5.");
  }

  private static AssayException unknown(String option, String text) {
    return AssayException.invalid(
        option,
        "'" + text + "' is no distribution",
        "Write VALUE, uniform:LOW,HIGH, exponential:MEAN or lognormal:MEDIAN,SIGMA.");
  }
}
