package dev.assay.dataset;

import dev.assay.api.data.ColumnType;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/// Turns values as they stand in a source into values of a column's type.
///
/// @param bareText whether a text may stand for a value of any type
record Values(boolean bareText) {
  private static final JsonFactory JSON = new JsonFactory();

  /// The value as that type has it, or null where it cannot be one.
  @Nullable Object convert(Object raw, ColumnType type) {
    return switch (type) {
      case STRING -> raw.toString();
      case INTEGER -> integer(raw);
      case NUMBER -> number(raw);
      case BOOLEAN -> truth(raw);
      case JSON -> json(raw);
    };
  }

  /// What a value of that type looks like, for messages.
  static String expectation(ColumnType type) {
    return switch (type) {
      case STRING -> "a text";
      case INTEGER -> "a whole number of at most 64 bits";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case JSON -> "JSON";
    };
  }

  /// Whether a text is `true` or `false` in any case.
  static boolean isTruth(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  private static @Nullable Object integer(Object raw) {
    if (raw instanceof Long) {
      return raw;
    }
    if (raw instanceof String string) {
      String text = string.strip();
      return NumberText.isInteger(text) ? (Long) Long.parseLong(text) : null;
    }
    return null;
  }

  private static @Nullable Object number(Object raw) {
    return switch (raw) {
      case Double number -> number;
      case Long number -> number.doubleValue();
      case BigInteger number -> number.doubleValue();
      case String string -> {
        String text = string.strip();
        yield NumberText.isNumber(text) ? (Double) NumberText.parse(text) : null;
      }
      default -> null;
    };
  }

  private static @Nullable Object truth(Object raw) {
    if (raw instanceof Boolean) {
      return raw;
    }
    if (raw instanceof String string) {
      String text = string.strip().toLowerCase(Locale.ROOT);
      return switch (text) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> null;
      };
    }
    return null;
  }

  private @Nullable Object json(Object raw) {
    return switch (raw) {
      case JsonText nested -> nested.text();
      case String text when bareText -> isJson(text) ? text : null;
      case String text -> quoted(text);
      case Double number -> Double.isFinite(number) ? number.toString() : quoted(number.toString());
      default -> raw.toString();
    };
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JacksonException malformed) {
      return false;
    }
  }
}
