package dev.assay.app.report;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Observation;
import dev.assay.report.Sample;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// Says in words what a language model was asked for a sample, and how every attempt went.
final class TalkText {
  private static final Sample.Talk NONE = new Sample.Talk("", "", "");

  private TalkText() {}

  static Sample.Talk of(Observation.Sample sample) {
    return sample
        .dialogue()
        .map(dialogue ->
            new Sample.Talk(dialogue.prompt(), dialogue.reasoning(), attempts(dialogue)))
        .orElse(NONE);
  }

  private static String attempts(Dialogue dialogue) {
    StringJoiner lines = new StringJoiner("\n");
    List<Dialogue.Exchange> exchanges = dialogue.exchanges();
    for (int i = 0; i < exchanges.size(); i++) {
      lines.add((i + 1) + ": " + attempt(exchanges.get(i)));
    }
    return lines.toString();
  }

  private static String attempt(Dialogue.Exchange exchange) {
    AttemptTrace trace = exchange.trace();
    StringJoiner words = new StringJoiner(", ");
    words.add(
        exchange.failure().isEmpty()
            ? "answered"
            : exchange.failure() + " (" + exchange.message() + ")");
    if (exchange.status() > 0) {
      words.add("status " + exchange.status());
    }
    words.add("sent " + millis(trace.sentNanos() - exchange.intendedNanos()) + " late");
    int first = trace.chunks().first(ChunkKind.CONTENT, ChunkKind.REASONING, ChunkKind.REFUSAL);
    if (first >= 0) {
      words.add("first words after " + millis(trace.chunks().nanos()[first] - trace.sentNanos()));
      words.add(trace.chunks().count() + " chunks");
    }
    words.add("ended after " + millis(trace.endNanos() - trace.sentNanos()));
    return words.toString();
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }
}
