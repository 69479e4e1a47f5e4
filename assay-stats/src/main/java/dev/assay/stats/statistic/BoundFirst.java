package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// A statistic whose one definition is its bound form.
interface BoundFirst extends Statistic {

  @Override
  Bound bind(Columns columns);

  @Override
  default double of(Columns columns, Weights weights) {
    if (columns.rows() != weights.rows()) {
      throw new IllegalArgumentException(
          "there are " + columns.rows() + " rows and " + weights.rows() + " weights");
    }
    return bind(columns).of(weights);
  }
}
