package dev.assay.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;

/// The number beside a tick: as short as it can be.
final class TickText {
  private TickText() {}

  static String of(double tick) {
    BigDecimal rounded = new BigDecimal(tick).round(new MathContext(6)).stripTrailingZeros();
    double size = Math.abs(tick);
    String text =
        size != 0 && (size >= 1e6 || size < 1e-4) ? rounded.toString() : rounded.toPlainString();
    return text.replace('-', '−');
  }
}
