package dev.assay.cli;

import dev.assay.app.stats.PowerRequests;
import dev.assay.cli.PowerCommand.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay power eval`: two models on the same questions.
@Command(
    description = "Two models on the same questions with repeated draws, two-sided.",
    mixinStandardHelpOptions = true)
final class PowerEvaluation implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private Question question = new Question();

  @Option(
      names = "--question-variance",
      required = true,
      description = "The variance over questions of the difference of the mean scores.")
  private double questionVariance;

  @Option(
      names = "--draw-variance",
      description = "The variance of each model's score over draws of one question (0).")
  private double drawVariance;

  @Option(names = "--draws", description = "The draws of each question by each model (1).")
  private int draws = 1;

  PowerEvaluation(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return question.answer(
        PowerRequests.questions(questionVariance, drawVariance, draws, question.alpha()),
        surroundings);
  }
}
