package dev.assay.dataset;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// The records of a JSON file: objects one after another, a line each, or one array of objects.
final class JsonRecords implements Records {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final Source source;
  private final FileBytes bytes;
  private final JsonParser parser;
  private List<String> names = List.of();
  private @Nullable Object[] values = new @Nullable Object[0];
  private long line = 1;
  private boolean started;
  private boolean inArray;

  JsonRecords(Source source, FileBytes bytes, Reader text) {
    this.source = source;
    this.bytes = bytes;
    this.parser = JSON.createParser(ObjectReadContext.empty(), text);
  }

  @Override
  public boolean next() {
    try {
      boolean found = begin();
      if (found) {
        readObject();
      }
      return found;
    } catch (JacksonException malformed) {
      throw malformed(malformed);
    }
  }

  @Override
  public boolean skip() {
    try {
      boolean found = begin();
      if (found) {
        parser.skipChildren();
      }
      return found;
    } catch (JacksonException malformed) {
      throw malformed(malformed);
    }
  }

  private boolean begin() {
    JsonToken token = parser.nextToken();
    if (!started) {
      started = true;
      if (token == JsonToken.START_ARRAY) {
        inArray = true;
        token = parser.nextToken();
      }
    }
    if (inArray && token == JsonToken.END_ARRAY) {
      requireEnd();
      return false;
    }
    if (token == null) {
      return false;
    }
    line = parser.currentTokenLocation().getLineNr();
    if (token != JsonToken.START_OBJECT) {
      throw notAnObject(token);
    }
    return true;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public @Nullable Object[] values() {
    return values;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public Fingerprint fingerprint() {
    try {
      return bytes.finish();
    } catch (IOException e) {
      throw FileBytes.unreadable(source.name(), e);
    }
  }

  @Override
  public void close() {
    try (bytes) {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + source.name(), e);
    }
  }

  private void readObject() {
    List<String> known = names;
    @Nullable List<String> changed = null;
    List<@Nullable Object> read = new ArrayList<>(known.size());
    int i = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = Objects.requireNonNull(parser.currentName());
      if (changed == null && (i >= known.size() || !known.get(i).equals(name))) {
        changed = new ArrayList<>(known.subList(0, i));
      }
      if (changed != null) {
        changed.add(name);
      }
      read.add(value(parser.nextToken()));
      i++;
    }
    if (changed == null && i < known.size()) {
      changed = new ArrayList<>(known.subList(0, i));
    }
    if (changed != null) {
      names = distinct(changed);
    }
    values = read.toArray();
  }

  private List<String> distinct(List<String> keys) {
    HashSet<String> seen = new HashSet<>();
    for (String key : keys) {
      if (!seen.add(key)) {
        throw AssayException.invalid(
            source.place(line), "the key '" + key + "' occurs twice", "Keep one of them.");
      }
    }
    return List.copyOf(keys);
  }

  private @Nullable Object value(JsonToken token) {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getBigIntegerValue()
              : (Long) parser.getLongValue();
      default -> nested();
    };
  }

  private JsonText nested() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.copyCurrentStructureExact(parser);
    }
    return new JsonText(text.toString());
  }

  private void requireEnd() {
    if (parser.nextToken() != null) {
      throw AssayException.invalid(
          source.place(parser.currentTokenLocation().getLineNr()),
          "there is more text after the end of the array",
          "A JSON file holds one array of objects, or objects one after another.");
    }
  }

  private AssayException notAnObject(JsonToken token) {
    return AssayException.invalid(
        source.place(line),
        "a row must be a JSON object, not " + describe(token),
        "Write one object for each row: a line each, or all within one array.");
  }

  private static String describe(JsonToken token) {
    return switch (token) {
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  private AssayException malformed(JacksonException exception) {
    if (exception.getCause() instanceof IOException failed) {
      return FileBytes.unreadable(source.name(), failed);
    }
    long at = exception.getLocation() == null ? line : exception.getLocation().getLineNr();
    return AssayException.invalid(
        source.place(Math.max(1, at)),
        "this is not valid JSON: " + exception.getOriginalMessage(),
        "Each row is one complete JSON object; the row began in line " + line + ".");
  }
}
