package dev.assay.app.dialect;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Observation;
import java.util.ArrayList;
import java.util.List;

/// The answers of a trial as load generators look at them: streamed ones, each by the attempt that
/// counts.
final class Answers {
  private static final double MILLI = 1e6;
  private final List<Answer> answers = new ArrayList<>();
  private final Numbers gaps = new Numbers();
  private double firstSentNanos = Double.POSITIVE_INFINITY;
  private double lastEndNanos = Double.NEGATIVE_INFINITY;
  private double lastWordsNanos = Double.NEGATIVE_INFINITY;
  private double firstIntendedNanos = Double.POSITIVE_INFINITY;
  private int failed;

  /// Adds what was observed; answers that were not asked for in this run are left out.
  void add(Observation observation) {
    if (observation instanceof Observation.Sample sample
        && sample.dialogue().isPresent()
        && !sample.timing().reused()) {
      add(sample, sample.dialogue().get());
    }
  }

  private void add(Observation.Sample sample, Dialogue dialogue) {
    AttemptTrace trace = dialogue.exchanges().getLast().trace();
    int first = -1;
    int last = -1;
    int chunks = 0;
    for (int i = 0; i < trace.chunks().count(); i++) {
      ChunkKind kind = trace.chunks().kind(i);
      if (kind == ChunkKind.CONTENT || kind == ChunkKind.REASONING || kind == ChunkKind.REFUSAL) {
        if (last >= 0 && sample.outcome().hasAnswer()) {
          gaps.add((trace.chunks().nanos()[i] - trace.chunks().nanos()[last]) / MILLI);
        }
        first = first < 0 ? i : first;
        last = i;
        chunks++;
      }
    }
    if (first < 0 || !sample.outcome().hasAnswer()) {
      failed++;
      return;
    }
    long sent = trace.sentNanos();
    long intended = dialogue.exchanges().getFirst().intendedNanos();
    long words = trace.chunks().nanos()[last];
    firstSentNanos = Math.min(firstSentNanos, (double) sent);
    firstIntendedNanos = Math.min(firstIntendedNanos, (double) intended);
    lastEndNanos = Math.max(lastEndNanos, (double) trace.endNanos());
    lastWordsNanos = Math.max(lastWordsNanos, (double) words);
    answers.add(
        new Answer(
            (double) (sent - intended) / MILLI,
            (double) (trace.chunks().nanos()[first] - sent) / MILLI,
            (double) (words - sent) / MILLI,
            (trace.endNanos() - sent) / MILLI,
            new Counts(
                chunks,
                dialogue.tokens().output().orElse(0),
                dialogue.tokens().input().orElse(0))));
  }

  /// Every answer.
  List<Answer> all() {
    return answers;
  }

  /// The times between chunks with words, of all answers, in milliseconds.
  Numbers gaps() {
    return gaps;
  }

  /// How many questions have no streamed answer.
  int failed() {
    return failed;
  }

  /// From the first sending to the last byte, in seconds.
  double secondsToEnd() {
    return (lastEndNanos - firstSentNanos) / 1e9;
  }

  /// From the first sending to the last words, in seconds.
  double secondsToWords() {
    return (lastWordsNanos - firstSentNanos) / 1e9;
  }

  /// From the first intended start to the last byte, in seconds.
  double secondsFromSchedule() {
    return (lastEndNanos - firstIntendedNanos) / 1e9;
  }

  /// One answer; times in milliseconds.
  ///
  /// @param waitMillis from the intended start to the sending
  /// @param firstMillis from the sending to the first words
  /// @param lastMillis from the sending to the last words
  /// @param endMillis from the sending to the last byte
  /// @param counts what it has of what
  record Answer(
      double waitMillis, double firstMillis, double lastMillis, double endMillis, Counts counts) {}

  /// What an answer has of what.
  ///
  /// @param chunks chunks with words
  /// @param output tokens of the answer as the server counted; 0: it did not
  /// @param input tokens of the question as the server counted; 0: it did not
  record Counts(int chunks, long output, long input) {}
}
