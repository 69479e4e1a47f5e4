package dev.assay.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a trial reported: an object of numbers in `metrics.json`, and lines of its output if that
/// is asked for; the file counts where both name a metric.
sealed interface ReportedMetrics {

  /// The numbers, by name.
  record Numbers(SortedMap<String, Double> byName) implements ReportedMetrics {}

  /// Something is wrong with them.
  ///
  /// @param message what, in words
  record Wrong(String message) implements ReportedMetrics {}

  /// Reads what a trial left in its folder.
  static ReportedMetrics read(Path folder, SweepTerms.Reports wanted) {
    return new Reader(folder, wanted).read();
  }

  /// Reads the numbers of one trial.
  final class Reader {
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_LINE = 4096;
    private static final JsonMapper JSON =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final SweepTerms.Reports wanted;
    private final SortedMap<String, Double> numbers = new TreeMap<>();
    private final List<String> unusable = new ArrayList<>();

    Reader(Path folder, SweepTerms.Reports wanted) {
      this.folder = folder;
      this.wanted = wanted;
    }

    ReportedMetrics read() {
      wanted.lines().ifPresent(this::readLines);
      Path file = folder.resolve(SweepTrial.METRICS);
      boolean written = Files.exists(file);
      if (written) {
        @Nullable String wrong = readFile(file);
        if (wrong != null) {
          return new Wrong(SweepTrial.METRICS + " " + wrong);
        }
      }
      return judged(written);
    }

    private ReportedMetrics judged(boolean written) {
      for (String metric : wanted.metrics()) {
        if (unusable.stream().anyMatch(it -> it.startsWith(metric + " "))) {
          return new Wrong(
              unusable.stream().filter(it -> it.startsWith(metric + " ")).findFirst().orElse(""));
        }
        if (!numbers.containsKey(metric)) {
          return new Wrong(missing(metric, written));
        }
      }
      return new Numbers(numbers);
    }

    private String missing(String metric, boolean written) {
      if (!written && numbers.isEmpty()) {
        return "it wrote no metrics.json into its folder (ASSAY_METRICS names the file)"
            + (wanted.lines().isPresent() ? ", and no line of its output holds a metric" : "");
      }
      return "the metric '"
          + metric
          + "' is missing; it reported "
          + (numbers.isEmpty() ? "none" : String.join(", ", numbers.keySet()));
    }

    private @Nullable String readFile(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          return "is larger than 1 MiB";
        }
        JsonNode root = JSON.readTree(bytes);
        if (!root.isObject()) {
          return "holds "
              + (root.isArray() ? "a list" : root.isMissingNode() ? "nothing" : "a single value")
              + ", not an object such as {\"accuracy\": 0.9}";
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
          take(entry.getKey(), entry.getValue());
        }
        return null;
      } catch (JacksonException broken) {
        return "is no whole JSON: "
            + String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("");
      } catch (IOException unreadable) {
        return "cannot be read: " + unreadable.getMessage();
      }
    }

    private void take(String name, JsonNode value) {
      numbers.remove(name);
      if (!value.isNumber()) {
        unusable.add(name + " is " + kind(value) + ", not a number");
      } else if (!Double.isFinite(value.doubleValue())) {
        unusable.add(name + " is " + value.doubleValue() + ", not a finite number");
      } else {
        numbers.put(name, value.doubleValue());
      }
    }

    private static String kind(JsonNode value) {
      return switch (value.getNodeType()) {
        case NULL -> "null";
        case STRING -> "a text";
        case BOOLEAN -> "a truth value";
        case ARRAY -> "a list";
        default -> "an object";
      };
    }

    // The last line that names a metric counts; an output of any bytes and any length is read in
    // bounded memory.
    private void readLines(Pattern pattern) {
      Path log = folder.resolve(SweepTrial.LOG);
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  Files.newInputStream(log),
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPLACE)
                      .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
          if (next == '\n' || next == '\r') {
            takeLine(line, pattern);
            line.setLength(0);
          } else if (line.length() <= LONGEST_LINE) {
            line.append((char) next);
          }
        }
        takeLine(line, pattern);
      } catch (IOException noLog) {
        // Then no line holds a metric.
      }
    }

    private void takeLine(StringBuilder line, Pattern pattern) {
      if (line.isEmpty() || line.length() > LONGEST_LINE) {
        return;
      }
      Matcher matcher = pattern.matcher(line);
      if (!matcher.matches()) {
        return;
      }
      @Nullable String name = matcher.group(1);
      @Nullable String value = matcher.group(2);
      try {
        double number = Double.parseDouble(String.valueOf(value));
        if (name != null && Double.isFinite(number)) {
          numbers.put(name, number);
        }
      } catch (NumberFormatException noNumber) {
        // A line that only looks like a metric.
      }
    }
  }
}
