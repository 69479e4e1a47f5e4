package dev.assay.spec;

import java.math.BigDecimal;

/// What a shape allows, in words for messages and for the reference.
final class Words {
  private Words() {}

  static String of(Shape shape) {
    return switch (shape) {
      case Shape.Text text -> text.lines() ? "a text" : "a text on one line";
      case Shape.Pattern pattern -> pattern.words();
      case Shape.Label _ -> "a text or a number";
      case Shape.Choice choice -> "one of " + String.join(", ", choice.words());
      case Shape.Whole whole -> "a whole number" + whole(whole);
      case Shape.Real real -> "a number" + real(real);
      case Shape.Span _ -> "a length of time such as 90s or 1h30m";
      case Shape.Change change ->
          change.share()
              ? "a share such as 5% or 0.05"
              : "a number of at least 0, or a share such as 5%";
      case Shape.Many many -> many(many);
      case Shape.Table table -> "keys of your choice, each with " + of(table.of());
      case Shape.Keys keys ->
          "keys ("
              + String.join(", ", keys.names())
              + (keys.others().isPresent() ? " and others of your choice)" : ")");
      case Shape.Free _ -> "a value";
    };
  }

  private static String many(Shape.Many many) {
    String list = (many.least() > 0 ? "a list of at least one: " : "a list: ") + item(many.of());
    return many.orOne() ? item(many.of()) + ", or " + list : list;
  }

  private static String item(Shape shape) {
    return shape instanceof Shape.Keys keys ? "each with the keys of a " + keys.name() : of(shape);
  }

  private static String whole(Shape.Whole whole) {
    return whole.most() == Long.MAX_VALUE
        ? " of at least " + whole.least()
        : " from " + whole.least() + " to " + whole.most();
  }

  private static String real(Shape.Real real) {
    boolean below = real.least() == Double.NEGATIVE_INFINITY;
    boolean above = real.most() == Double.POSITIVE_INFINITY;
    if (below && above) {
      return "";
    }
    if (above) {
      return (real.open() ? " above " : " of at least ") + plain(real.least());
    }
    return real.open()
        ? " above " + plain(real.least()) + " and below " + plain(real.most())
        : " from " + plain(real.least()) + " to " + plain(real.most());
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
