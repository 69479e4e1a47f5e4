package dev.assay.api.model;

import java.util.Arrays;

/// What a model produced for one row.
public sealed interface Answer {

  /// A label, with one score for each class in the order of the model's card; no scores where the
  /// model states none.
  record Label(String label, double[] scores) implements Answer {
    @Override
    public boolean equals(Object other) {
      return other instanceof Label that
          && label.equals(that.label)
          && Arrays.equals(scores, that.scores);
    }

    @Override
    public int hashCode() {
      return 31 * label.hashCode() + Arrays.hashCode(scores);
    }
  }

  /// A number.
  record Value(double value) implements Answer {}

  /// A vector of numbers.
  record Tensor(double[] values) implements Answer {
    @Override
    public boolean equals(Object other) {
      return other instanceof Tensor that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /// A text.
  record Text(String text) implements Answer {}

  /// Nothing: the row has no answer, and its outcome says why.
  record None() implements Answer {}
}
