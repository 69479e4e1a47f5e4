package dev.assay.engine.load;

import dev.assay.api.data.Role;
import dev.assay.api.data.Schema;
import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Turns what came of a question into a sample.
final class Samples {
  private Samples() {}

  static Observation.Sample answered(
      GenerationTrial trial,
      Question question,
      Attempt attempt,
      Attempt.Generation answer,
      OptionalDouble cost) {
    AttemptTrace trace = attempt.trace();
    return new Observation.Sample(
        question.key(),
        question.item(),
        question.draw(),
        outcome(trial, question, answer.finish()),
        new Answer.Text(answer.text()),
        new Observation.Timing(
            Map.of(LatencyKind.REQUEST, trace.endNanos() - trace.sentNanos()),
            question.exchanges().size()),
        Optional.of(
            new Dialogue(
                question.template(),
                question.transcript(),
                answer.reasoning(),
                answer.finish().word(),
                answer.tokens(),
                cost,
                question.exchanges())));
  }

  static Observation.Sample cached(
      GenerationTrial trial, Question question, Attempt.Generation answer) {
    return new Observation.Sample(
        question.key(),
        question.item(),
        question.draw(),
        outcome(trial, question, answer.finish()),
        new Answer.Text(answer.text()),
        new Observation.Timing(Map.of(), 0, Observation.Source.CACHE),
        Optional.of(
            new Dialogue(
                question.template(),
                question.transcript(),
                answer.reasoning(),
                answer.finish().word(),
                answer.tokens(),
                OptionalDouble.empty(),
                List.of())));
  }

  static Observation.Sample failed(Question question, Attempt.Failure failure) {
    Outcome.Kind kind =
        failure.kind() == Attempt.Kind.TIMEOUT ? Outcome.Kind.TIMEOUT : Outcome.Kind.ERROR;
    return new Observation.Sample(
        question.key(),
        question.item(),
        question.draw(),
        new Outcome(kind, failure.kind().key(), failure.message()),
        new Answer.None(),
        new Observation.Timing(Map.of(), question.exchanges().size()),
        Optional.of(
            new Dialogue(
                question.template(),
                question.transcript(),
                "",
                "",
                Tokens.UNKNOWN,
                OptionalDouble.empty(),
                question.exchanges())));
  }

  private static Outcome outcome(GenerationTrial trial, Question question, Finish finish) {
    return switch (finish.kind()) {
      case REFUSED ->
          new Outcome(Outcome.Kind.REFUSED, finish.word(), "the model declined to answer");
      case LENGTH ->
          new Outcome(
              Outcome.Kind.TRUNCATED,
              finish.word(),
              "the answer was cut off at the largest number of tokens");
      case COMPLETE -> {
        boolean lacksTarget = hasTargets(trial) && question.item().target().isEmpty();
        yield lacksTarget
            ? new Outcome(
                Outcome.Kind.UNSCORED,
                "no_target",
                "the row has no target to compare the answer with")
            : Outcome.answered();
      }
    };
  }

  private static boolean hasTargets(GenerationTrial trial) {
    Schema schema = trial.dataset().schema();
    return schema.position(Role.GROUND_TRUTH).isPresent()
        || schema.position(Role.TARGET).isPresent();
  }
}
