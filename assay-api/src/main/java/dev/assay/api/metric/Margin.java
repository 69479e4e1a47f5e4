package dev.assay.api.metric;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The smallest change of a metric that matters.
///
/// @param size its size, at least 0; 0 where none is stated
/// @param relative whether it is a share of the base's value; else it is in the metric's unit
public record Margin(double size, boolean relative) {
  /// None is stated: every change matters.
  public static final Margin NONE = new Margin(0, false);

  /// How a share is written, with the number as the only group.
  public static final String SHARE_FORM = "([0-9]{1,9}(?:\\.[0-9]{1,340})?)\\s?%";

  private static final Pattern SHARE = Pattern.compile(SHARE_FORM);

  /// @throws IllegalArgumentException if it is negative or not finite
  public Margin {
    if (!(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException("a margin is a number of at least 0, not " + size);
    }
  }

  /// A margin in the metric's unit.
  public static Margin of(double size) {
    return new Margin(size, false);
  }

  /// A margin that is a share of the base's value.
  public static Margin share(double size) {
    return new Margin(size, true);
  }

  /// Reads a margin as people write it: `0.02` in the metric's unit, `5%` as a share of the base.
  ///
  /// @throws IllegalArgumentException if it is neither; the message says how to write it
  public static Margin parse(String text) {
    Matcher share = SHARE.matcher(text.strip());
    try {
      // The share that was meant to the last digit, which a division by 100 would miss.
      return share.matches()
          ? share(new BigDecimal(share.group(1)).movePointLeft(2).doubleValue())
          : of(Double.parseDouble(text.strip()));
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(
          "'" + text + "' is no margin; write a number in the metric's unit, or a share such as 5%",
          none);
    }
  }

  /// Whether one is stated.
  public boolean isStated() {
    return size > 0;
  }

  /// It in the metric's unit.
  public double absolute(double base) {
    return relative ? size * Math.abs(base) : size;
  }

  /// It as a share of the base's value; where that is 0, its size.
  public double asShare(double base) {
    return relative || base == 0 ? size : size / Math.abs(base);
  }

  /// It as people write it.
  public String text() {
    BigDecimal exact = BigDecimal.valueOf(size);
    return relative ? plain(exact.movePointRight(2)) + "%" : plain(exact);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
