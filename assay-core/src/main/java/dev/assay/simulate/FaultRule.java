package dev.assay.simulate;

import dev.assay.api.AssayException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A fault and the requests that meet it.
///
/// @param fault the fault
/// @param status the HTTP status, for {@link Fault#STATUS}, else 0
/// @param value what stands behind `=`: a count, seconds, or nanoseconds
/// @param items the items that meet it
/// @param times how many requests of each item meet it, from the first
public record FaultRule(
    Fault fault, int status, OptionalDouble value, Items items, OptionalInt times) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]+?)(?:=([^@x]+))?(?:@([^x]+))?(?:x(\\d+))?");
  private static final String HOW =
      "Write FAULT[=VALUE][@ITEMS][xTIMES], such as 500@7,9-12, 429=2@5%x1 or crlf.";

  /// Which items.
  ///
  /// @param ranges from and to, both included; empty: see `share`
  /// @param share the share of all items
  public record Items(List<Range> ranges, double share) {

    /// Copies the list.
    public Items {
      ranges = List.copyOf(ranges);
    }

    static final Items ALL = new Items(List.of(), 1);

    /// Numbers of items, both included.
    public record Range(long from, long to) {}

    boolean contain(OptionalLong item, double place) {
      if (ranges.isEmpty()) {
        return place < share;
      }
      return item.isPresent()
          && ranges.stream()
              .anyMatch(range -> item.getAsLong() >= range.from && item.getAsLong() <= range.to);
    }
  }

  /// Reads a rule such as `500@7`, `429=2@5%x1` or `crlf`.
  ///
  /// @throws AssayException naming `option` if the text is none
  public static FaultRule parse(String option, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw AssayException.invalid(option, "'" + text + "' is no fault", HOW);
    }
    String name = form.group(1);
    boolean isStatus = name.matches("[45]\\d\\d");
    Fault fault =
        isStatus
            ? Fault.STATUS
            : Fault.named(name)
                .orElseThrow(() ->
                    AssayException.invalid(
                        option,
                        "there is no fault '" + name + "'",
                        "There are " + String.join(", ", Fault.labels()) + "."));
    return new FaultRule(
        fault,
        isStatus ? Integer.parseInt(name) : 0,
        value(option, fault, form.group(2)),
        items(option, form.group(3)),
        form.group(4) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(form.group(4))));
  }

  private static OptionalDouble value(String option, Fault fault, @Nullable String text) {
    if (text == null) {
      return OptionalDouble.empty();
    }
    return switch (fault.value()) {
      case NONE ->
          throw AssayException.invalid(
              option, "the fault '" + fault.label() + "' takes no value", HOW);
      case TIME -> OptionalDouble.of((double) Times.nanos(option, text));
      case COUNT, SECONDS -> OptionalDouble.of((double) number(option, text));
    };
  }

  private static Items items(String option, @Nullable String text) {
    if (text == null) {
      return Items.ALL;
    }
    if (text.endsWith("%")) {
      return new Items(List.of(), percent(option, text.substring(0, text.length() - 1)) / 100);
    }
    return new Items(
        Stream.of(text.split(",", -1)).map(part -> range(option, part.strip())).toList(), 0);
  }

  private static Items.Range range(String option, String text) {
    int dash = text.indexOf('-');
    long from = number(option, dash < 0 ? text : text.substring(0, dash));
    return new Items.Range(from, dash < 0 ? from : number(option, text.substring(dash + 1)));
  }

  private static double percent(String option, String text) {
    if (text.matches("\\d{1,3}(\\.\\d+)?")) {
      return Double.parseDouble(text);
    }
    throw AssayException.invalid(option, "'" + text + "' is not a percentage", HOW);
  }

  private static long number(String option, String text) {
    if (text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    throw AssayException.invalid(option, "'" + text + "' is not a whole number", HOW);
  }
}
