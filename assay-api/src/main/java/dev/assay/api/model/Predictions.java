package dev.assay.api.model;

import java.util.List;

/// The answers to one batch of rows.
///
/// @param answers one for each row, in the order of the rows
/// @param requestNanos the time that the request took in the client, in nanoseconds
public record Predictions(List<Answer> answers, long requestNanos) {
  /// Copies the answers.
  public Predictions {
    answers = List.copyOf(answers);
  }
}
