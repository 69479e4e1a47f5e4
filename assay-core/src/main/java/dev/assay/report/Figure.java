package dev.assay.report;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers as a reader sees them: as many digits as the interval supports, and no more.
///
/// The last digit shown is the second significant one of the interval's half width, or of its
/// shorter side where the upper limit is more than eight times the lower one; a value without an
/// interval has four significant digits.
public final class Figure {
  private static final int DIGITS_ALONE = 4;
  private static final int MOST_DECIMALS = 9;
  private static final double FACTOR = 8;
  private static final double GROUPED_FROM = 1e4;
  private static final double SCIENTIFIC_FROM = 1e15;

  private Figure() {}

  /// A value without an interval.
  public static String of(double value) {
    return plain(value, decimals(Math.abs(value), DIGITS_ALONE));
  }

  /// A value with the digits that its limits support.
  public static String of(double value, double lower, double upper) {
    return plain(value, decimals(value, lower, upper));
  }

  /// The limits as `[lower, upper]`.
  public static String range(double value, double lower, double upper) {
    int decimals = decimals(value, lower, upper);
    return "[" + plain(lower, decimals) + ", " + plain(upper, decimals) + "]";
  }

  /// A change with its sign.
  public static String signed(double value, double lower, double upper) {
    String text = of(value, lower, upper);
    return value > 0 ? "+" + text : text;
  }

  /// A p-value: three digits, or that it is smaller than 0.001; `–` where there is none.
  public static String pValue(double p) {
    if (Double.isNaN(p)) {
      return "–";
    }
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /// A number that somebody chose, with no more digits than it has.
  public static String exact(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  /// A number of which only the size matters, with three significant digits.
  public static String brief(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /// A count, grouped.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A level or a rate as a percentage, such as `95 %`.
  public static String percent(double share) {
    double percent = share * 100;
    int decimals = percent == Math.rint(percent) ? 0 : percent < 1 || percent > 99 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + decimals + "f %%", percent);
  }

  /// An estimate in a unit as `value [lower, upper]`; `–` where there is none.
  public static String of(Estimate estimate, DisplayUnit unit) {
    return switch (estimate) {
      case Estimate.Known known ->
          value(known.interval(), unit) + " " + range(known.interval(), unit);
      case Estimate.ValueOnly only -> of(only.value() * unit.factor());
      case Estimate.Refused _ -> "–";
    };
  }

  /// The point of an interval in a unit.
  public static String value(Interval interval, DisplayUnit unit) {
    double f = unit.factor();
    return of(interval.estimate() * f, interval.lower() * f, interval.upper() * f);
  }

  /// The limits of an interval in a unit.
  public static String range(Interval interval, DisplayUnit unit) {
    double f = unit.factor();
    return range(interval.estimate() * f, interval.lower() * f, interval.upper() * f);
  }

  /// The point of an estimate.
  public static OptionalDouble point(Estimate estimate) {
    return switch (estimate) {
      case Estimate.Known known -> OptionalDouble.of(known.interval().estimate());
      case Estimate.ValueOnly only -> OptionalDouble.of(only.value());
      case Estimate.Refused _ -> OptionalDouble.empty();
    };
  }

  private static int decimals(double value, double lower, double upper) {
    double below = value - lower;
    double above = upper - value;
    // Where the limits are factors apart, half the width would leave the lower one without a digit:
    // 1.3 [0.2, 9.0] is not 1 [0, 9].
    boolean factors = lower > 0 && upper > FACTOR * lower;
    double half =
        factors || Double.isInfinite(below) || Double.isInfinite(above)
            ? Math.min(below, above)
            : (upper - lower) / 2;
    return half > 0 && Double.isFinite(half)
        ? decimals(half, 2)
        : decimals(Math.abs(value), DIGITS_ALONE);
  }

  private static int decimals(double size, int digits) {
    if (size == 0 || !Double.isFinite(size)) {
      return 0;
    }
    int decimals = digits - 1 - (int) Math.floor(Math.log10(size));
    return Math.clamp(decimals, 0, MOST_DECIMALS);
  }

  private static String plain(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    String format =
        size >= SCIENTIFIC_FROM ? "%.3e" : (size >= GROUPED_FROM ? "%,." : "%.") + decimals + "f";
    String text = String.format(Locale.ROOT, format, size);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return value < 0 && !zero ? "−" + text : text;
  }
}
