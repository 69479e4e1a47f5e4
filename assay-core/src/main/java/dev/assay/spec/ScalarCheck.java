package dev.assay.spec;

import dev.assay.api.Nearest;
import dev.assay.api.metric.Margin;
import dev.assay.spec.Node.Scalar;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes plain values of single values: `String`, `Long`, `Double`, `Boolean`, `Duration`,
/// `Margin`.
final class ScalarCheck {
  private static final Pattern SPAN =
      Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,8})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");
  private static final Pattern SHARE = Pattern.compile(Margin.SHARE_FORM);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final double EXACT = 9007199254740992.0;

  private final Problems problems;

  ScalarCheck(Problems problems) {
    this.problems = problems;
  }

  /// The value, or nothing where it does not fit, which is then reported.
  Optional<Object> check(Scalar scalar, Shape shape, String path) {
    Optional<?> value =
        switch (shape) {
          case Shape.Text text -> text(scalar).filter(it -> text.lines() || oneLine(it));
          case Shape.Label _ -> label(scalar);
          case Shape.Pattern pattern ->
              text(scalar).filter(text -> Pattern.matches(pattern.pattern(), text));
          case Shape.Choice choice -> text(scalar).filter(choice.words()::contains);
          case Shape.Whole range ->
              whole(scalar).filter(n -> n >= range.least() && n <= range.most());
          case Shape.Real range -> real(scalar).filter(number -> inside(number, range));
          case Shape.Span _ -> span(scalar);
          case Shape.Change _ -> margin(scalar);
          case Shape.Free _ -> free(scalar);
          case Shape.Many _, Shape.Table _, Shape.Keys _ -> Optional.empty();
        };
    if (value.isEmpty()) {
      report(scalar, shape, path);
    }
    return value.map(found -> found);
  }

  private void report(Scalar scalar, Shape shape, String path) {
    String message = "'" + Quoted.plain(path) + "' is " + scalar.describe();
    if (path.endsWith("api_key_env") || path.endsWith("base_url")) {
      problems.addDiscreetly(
          scalar.at(),
          "'" + Quoted.plain(path) + "' is not " + Words.of(shape),
          "keys and passwords never stand in a spec; put them into the environment and name the"
              + " variable in 'api_key_env'");
    } else {
      problems.add(scalar.at(), message, hint(scalar, shape));
    }
  }

  private static String hint(Scalar scalar, Shape shape) {
    String expected = "expected " + Words.of(shape);
    if (shape instanceof Shape.Choice choice) {
      String word = scalar.text().strip().toLowerCase(Locale.ROOT);
      Optional<String> meant =
          Optional.ofNullable(choice.meant().get(word))
              .or(() -> Nearest.of(scalar.text(), choice.words()));
      return meant.map(near -> "did you mean '" + near + "'? ").orElse("") + expected;
    }
    boolean number = scalar.kind() == Scalar.Kind.WHOLE || scalar.kind() == Scalar.Kind.REAL;
    if (shape instanceof Shape.Text && (number || scalar.kind() == Scalar.Kind.TRUTH)) {
      return expected + "; put it into quotes: \"" + Quoted.plain(scalar.text()) + "\"";
    }
    if (shape instanceof Shape.Span && number) {
      return expected + "; a number needs its unit: " + Quoted.plain(scalar.text()) + "s";
    }
    return shape instanceof Shape.Free
        ? "expected a text, a number of usual size, a truth value, a list or keys"
        : expected;
  }

  private static Optional<String> text(Scalar scalar) {
    return scalar.kind() == Scalar.Kind.TEXT && !scalar.text().isBlank()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private static boolean oneLine(String text) {
    return text.codePoints().noneMatch(Character::isISOControl);
  }

  private static Optional<String> label(Scalar scalar) {
    return switch (scalar.kind()) {
      case TEXT -> text(scalar).filter(ScalarCheck::oneLine);
      case WHOLE, REAL -> Optional.of(scalar.text());
      case TRUTH, NOTHING -> Optional.empty();
    };
  }

  private static Optional<Long> whole(Scalar scalar) {
    return switch (scalar.kind()) {
      case WHOLE -> integer(scalar.text());
      case REAL ->
          real(scalar)
              .filter(number -> number == Math.rint(number) && Math.abs(number) <= EXACT)
              .map(Double::longValue);
      case TEXT, TRUTH, NOTHING -> Optional.empty();
    };
  }

  private static Optional<Long> integer(String text) {
    try {
      BigInteger number =
          text.startsWith("0x")
              ? new BigInteger(text.substring(2), 16)
              : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
      return number.bitLength() < Long.SIZE ? Optional.of(number.longValue()) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Double> real(Scalar scalar) {
    return switch (scalar.kind()) {
      case WHOLE -> integer(scalar.text()).map(Long::doubleValue);
      case REAL -> decimal(scalar.text());
      case TEXT, TRUTH, NOTHING -> Optional.empty();
    };
  }

  private static Optional<Double> decimal(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean inside(double number, Shape.Real range) {
    return range.open()
        ? number > range.least() && number < range.most()
        : number >= range.least() && number <= range.most();
  }

  private static Optional<Duration> span(Scalar scalar) {
    Matcher matcher = SPAN.matcher(scalar.text());
    if (scalar.kind() != Scalar.Kind.TEXT || !matcher.matches()) {
      return Optional.empty();
    }
    try {
      Duration span =
          Duration.ofHours(part(matcher, 1))
              .plusMinutes(part(matcher, 2))
              .plusSeconds(part(matcher, 3))
              .plusMillis(part(matcher, 4));
      return span.isZero() || span.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(span);
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Optional<Margin> margin(Scalar scalar) {
    boolean share = scalar.kind() == Scalar.Kind.TEXT && SHARE.matcher(scalar.text()).matches();
    return share
        ? Optional.of(Margin.parse(scalar.text()))
        : real(scalar).filter(number -> number >= 0).map(Margin::of);
  }

  private static long part(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Optional<?> free(Scalar scalar) {
    return switch (scalar.kind()) {
      case TEXT -> Optional.of(scalar.text());
      case WHOLE -> integer(scalar.text());
      case REAL -> decimal(scalar.text());
      case TRUTH -> Optional.of(scalar.text().equalsIgnoreCase("true"));
      case NOTHING -> Optional.empty();
    };
  }
}
