package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `assay stats batch`: JSON lines of data sets in, JSON lines of answers out, in the same order.
///
/// Requests have the form of `schemas/stats-request.schema.json`, answers that of
/// `schemas/stats-answer.schema.json`. Lines are answered on all cores, each on one thread; an
/// answer depends on its line alone.
public final class StatsBatch {
  private static final int LINES_AT_ONCE = 512;

  private StatsBatch() {}

  /// Answers every line.
  ///
  /// @param out what takes the answers, a line each
  /// @return the number of lines that were no valid request; each has an answer that says why
  /// @throws IOException if the lines cannot be read
  public static long answer(BufferedReader in, Consumer<String> out) throws IOException {
    long invalid = 0;
    long first = 1;
    while (true) {
      List<String> lines = new ArrayList<>();
      for (String line = ""; line != null && lines.size() < LINES_AT_ONCE; ) {
        line = in.readLine();
        if (line != null) {
          lines.add(line);
        }
      }
      if (lines.isEmpty()) {
        return invalid;
      }
      long offset = first;
      List<Answer> answers =
          IntStream.range(0, lines.size())
              .parallel()
              .mapToObj(i -> answer(lines.get(i), offset + i))
              .toList();
      for (Answer answer : answers) {
        if (!answer.text().isEmpty()) {
          out.accept(answer.text());
          invalid += answer.valid() ? 0 : 1;
        }
      }
      first += lines.size();
    }
  }

  private record Answer(String text, boolean valid) {}

  private static Answer answer(String line, long number) {
    if (line.isBlank()) {
      return new Answer("", true);
    }
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    boolean valid = true;
    try {
      JsonNode request = JsonMapper.shared().readTree(line);
      answer.set("id", request.has("id") ? request.get("id") : answer.numberNode(number));
      answer.setAll(answered(BatchRequest.of(request)));
    } catch (RefusedException e) {
      answer.setAll(StatsJson.of(e.reason(), String.valueOf(e.getMessage())));
    } catch (AssayException e) {
      valid = false;
      answer.put("error", "line " + number + ": " + e.problems().getFirst().render());
    } catch (JacksonException e) {
      valid = false;
      answer.put("error", "line " + number + ": this is not JSON: " + e.getOriginalMessage());
    }
    return new Answer(answer.toString(), valid);
  }

  private static ObjectNode answered(BatchRequest request) {
    return switch (request.ask()) {
      case SUMMARIZE -> StatsJson.of(Decisions.summarize(request.sample(), request.terms()));
      case COMPARE ->
          StatsJson.of(
              Decisions.compare(
                  new Question(
                      request.baseline(), request.sample(), request.paired(), request.terms())));
      case HISTORY -> {
        double[] values = request.values("values");
        if (values.length != 1) {
          throw new RefusedException(
              Refusal.INVALID_ARGUMENT, "values: a history is compared with exactly one value");
        }
        yield StatsJson.of(
            Decisions.compareWithHistory(request.values("baseline"), values[0], request.terms()));
      }
    };
  }
}
