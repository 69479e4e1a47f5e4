package dev.assay.simulate;

import dev.assay.api.AssayException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers that a file states, a JSON object on each line: `{"prompt": …, "answer": …}`, or `item`
/// with the number of the item in place of `prompt`.
public final class AnswerBook {
  private final Map<String, Entry> byPrompt = new HashMap<>();
  private final Map<Long, Entry> byItem = new HashMap<>();

  private AnswerBook() {}

  /// An answer and the number of its item: as stated, else its line.
  record Entry(long item, String answer) {}

  /// A book without answers.
  public static AnswerBook empty() {
    return new AnswerBook();
  }

  /// Reads the answers of a file.
  ///
  /// @throws AssayException naming file and line if a line is not such an object
  public static AnswerBook of(Path file) {
    AnswerBook book = new AnswerBook();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          book.add(file + ":" + number, number, line);
        }
      }
    } catch (IOException unreadable) {
      throw AssayException.invalid(
          file.toString(),
          "the answers cannot be read: " + unreadable.getMessage(),
          "Check the path.");
    }
    return book;
  }

  private void add(String place, long number, String line) {
    JsonNode row;
    try {
      row = JsonMapper.shared().readTree(line);
    } catch (JacksonException malformed) {
      throw wrong(place, "the line is not JSON: " + malformed.getOriginalMessage());
    }
    JsonNode answer = row.path("answer");
    if (!answer.isString()) {
      throw wrong(place, "the line has no text under \"answer\"");
    }
    if (row.path("prompt").isString()) {
      String prompt = row.path("prompt").stringValue().strip();
      byPrompt.put(prompt, new Entry(number, answer.stringValue()));
    } else if (row.path("item").isIntegralNumber()) {
      long item = row.path("item").longValue();
      byItem.put(item, new Entry(item, answer.stringValue()));
    } else {
      throw wrong(place, "the line has neither \"prompt\" nor \"item\"");
    }
  }

  private static AssayException wrong(String place, String message) {
    return AssayException.invalid(
        place, message, "Write {\"prompt\": \"…\", \"answer\": \"…\"} on each line.");
  }

  /// What the file says to a prompt.
  Optional<Entry> find(String prompt, OptionalLong number) {
    if (byPrompt.isEmpty() && byItem.isEmpty()) {
      return Optional.empty();
    }
    Entry entry = byPrompt.get(prompt.strip());
    if (entry == null && number.isPresent()) {
      entry = byItem.get(number.getAsLong());
    }
    return Optional.ofNullable(entry);
  }
}
