package dev.assay.engine;

import dev.assay.api.data.Row;
import dev.assay.api.dataset.RowStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Hands out the rows of one draw that are not finished yet, in batches, to any number of lanes.
final class Questions {
  private final RowStream rows;
  private final Trial trial;
  private final int draw;
  private final IntConsumer skipped;
  private List<Asked> ahead = List.of();

  /// The questions of a draw; `skipped` hears how many finished rows were passed over.
  Questions(RowStream rows, Trial trial, int draw, IntConsumer skipped) {
    this.rows = rows;
    this.trial = trial;
    this.draw = draw;
    this.skipped = skipped;
  }

  /// Whether a row is left to ask.
  synchronized boolean hasNext() {
    if (ahead.isEmpty()) {
      ahead = read();
    }
    return !ahead.isEmpty();
  }

  /// The next batch; empty when there is none left.
  synchronized List<Asked> next() {
    List<Asked> batch = hasNext() ? ahead : List.of();
    ahead = List.of();
    return batch;
  }

  private List<Asked> read() {
    List<Asked> batch = new ArrayList<>();
    int finished = 0;
    while (batch.size() < trial.policy().batchSize() && rows.hasNext()) {
      Row row = rows.next();
      String key = trial.journal().keys().of(row, draw);
      if (trial.journal().finished().test(key)) {
        finished++;
      } else {
        batch.add(new Asked(row, new Samples.Question(key, Items.of(row), draw)));
      }
    }
    if (finished > 0) {
      skipped.accept(finished);
    }
    return batch;
  }

  /// A row and the question that it makes.
  record Asked(Row row, Samples.Question question) {}
}
