package dev.assay.engine.load;

import dev.assay.api.data.Row;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.generation.Conversation;
import dev.assay.engine.Items;
import java.util.Optional;
import java.util.function.LongConsumer;

/// The questions of a trial that are not finished yet, one after the other, read as they are
/// needed: prompt by prompt, repetition by repetition, row by row.
final class Questions implements AutoCloseable {
  private final GenerationTrial trial;
  private final LongConsumer skipped;
  private int draw;
  private long row;
  private RowStream rows;

  /// @param skipped hears of finished questions that were passed over
  Questions(GenerationTrial trial, LongConsumer skipped) {
    this.trial = trial;
    this.skipped = skipped;
    this.rows = trial.dataset().open();
  }

  /// The next question; empty when there is none left.
  Optional<Question> next() {
    long finished = 0;
    Optional<Question> found = Optional.empty();
    while (found.isEmpty() && nextDraw()) {
      long known = rows.skip(trial.ledger().finished().from(draw, row));
      row += known;
      finished += known;
      if (known > 0) {
        continue;
      }
      Question question = question(rows.next());
      row++;
      if (trial.ledger().finished().contains(question.key())) {
        finished++;
      } else {
        found = Optional.of(question);
      }
    }
    if (finished > 0) {
      skipped.accept(finished);
    }
    return found;
  }

  @Override
  public void close() {
    rows.close();
  }

  private boolean nextDraw() {
    while (!rows.hasNext()) {
      if (draw + 1 >= trial.prompts().size() * trial.policy().repetitions()) {
        return false;
      }
      draw++;
      row = 0;
      rows.close();
      rows = trial.dataset().open();
      if (!rows.hasNext()) {
        return false;
      }
    }
    return true;
  }

  private Question question(Row row) {
    int repetitions = trial.policy().repetitions();
    Prompt prompt = trial.prompts().get(draw / repetitions);
    Conversation conversation = prompt.conversation().apply(row);
    String key = trial.ledger().keys().of(row, conversation.transcript(), draw % repetitions);
    return new Question(key, row, Items.of(row), draw, prompt, conversation);
  }
}
