package dev.assay.engine;

import dev.assay.api.model.Answer;
import dev.assay.api.model.Failure;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.util.Locale;
import java.util.Map;

/// Turns replies into samples: what counts as an answer, and what as another outcome.
final class Samples {
  private Samples() {}

  static Observation.Sample answered(Question question, Answer answer, Attempt attempt) {
    Outcome outcome = judge(question.item(), answer);
    return sample(question, outcome, answer, attempt);
  }

  static Observation.Sample failed(Question question, Failure failure, Attempt attempt) {
    Outcome.Kind kind =
        failure.kind() == Failure.Kind.TIMEOUT ? Outcome.Kind.TIMEOUT : Outcome.Kind.ERROR;
    String detail = failure.kind().name().toLowerCase(Locale.ROOT);
    Outcome outcome = new Outcome(kind, detail, failure.message());
    return sample(question, outcome, new Answer.None(), attempt);
  }

  private static Observation.Sample sample(
      Question question, Outcome outcome, Answer answer, Attempt attempt) {
    Map<LatencyKind, Long> latency =
        attempt.requestNanos() < 0 ? Map.of() : Map.of(LatencyKind.REQUEST, attempt.requestNanos());
    return new Observation.Sample(
        question.key(),
        question.item(),
        question.draw(),
        outcome,
        answer,
        new Observation.Timing(latency, attempt.number()));
  }

  private static Outcome judge(Item item, Answer answer) {
    if (!isNumber(answer)) {
      return new Outcome(
          Outcome.Kind.ERROR, "not_a_number", "the model's answer is not a finite number");
    }
    if (item.target().isEmpty()) {
      return new Outcome(
          Outcome.Kind.UNSCORED, "no_target", "the row has no target to compare the answer with");
    }
    if (answer instanceof Answer.Value && !isNumber(item.target())) {
      return new Outcome(
          Outcome.Kind.UNSCORED,
          "target_not_a_number",
          "the target '" + item.target() + "' is not a number to compare the answer with");
    }
    return Outcome.answered();
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private static boolean isNumber(Answer answer) {
    return switch (answer) {
      case Answer.Value value -> Double.isFinite(value.value());
      case Answer.Label label -> allFinite(label.scores());
      case Answer.Tensor tensor -> allFinite(tensor.values());
      case Answer.Text text -> true;
      case Answer.None none -> false;
    };
  }

  private static boolean allFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /// A row that is asked in one draw.
  record Question(String key, Item item, int draw) {}

  /// Which attempt gave the reply.
  ///
  /// @param number the number of the attempt, from 1
  /// @param requestNanos what it took; negative where the request carried several rows, for then no
  ///   latency belongs to one of them
  record Attempt(int number, long requestNanos) {}
}
