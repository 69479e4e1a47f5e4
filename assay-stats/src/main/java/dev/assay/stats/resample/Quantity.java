package dev.assay.stats.resample;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// What is resampled: a statistic of one table, or the difference of a statistic between two.
public sealed interface Quantity {

  /// The number of weights that one evaluation takes.
  int rows();

  /// The quantity ready for evaluation; each thread binds its own.
  Statistic.Bound bind();

  /// A statistic of one table.
  static Quantity of(Statistic statistic, Columns columns) {
    return new One(statistic, columns);
  }

  /// `statistic(head) - statistic(base)` where row `i` of both tables is the same item; one set of
  /// weights serves both.
  ///
  /// @throws IllegalArgumentException if the tables differ in length
  static Quantity pairedDifference(Statistic statistic, Columns base, Columns head) {
    return new Paired(statistic, base, head);
  }

  /// `statistic(head) - statistic(base)` of two independent tables; the weights of the rows of
  /// `base` come first, those of `head` after them.
  static Quantity difference(Statistic statistic, Columns base, Columns head) {
    return new Independent(statistic, base, head);
  }

  /// `statistic(head) - statistic(base)` of two tables whose first rows are the same items and
  /// whose other rows were drawn apart; the weights are those of the shared rows, then of the other
  /// rows of `base`, then of those of `head`.
  ///
  /// @param shared the number of rows that are the same items
  static Quantity partlyPairedDifference(
      Statistic statistic, Columns base, Columns head, int shared) {
    return new PartlyPaired(statistic, base, head, shared);
  }

  /// A statistic of one table.
  record One(Statistic statistic, Columns columns) implements Quantity {
    @Override
    public int rows() {
      return columns.rows();
    }

    @Override
    public Statistic.Bound bind() {
      return statistic.bind(columns);
    }
  }

  /// The difference between two tables of the same items.
  record Paired(Statistic statistic, Columns base, Columns head) implements Quantity {
    /// @throws IllegalArgumentException if the tables differ in length
    public Paired {
      if (base.rows() != head.rows()) {
        throw new IllegalArgumentException(
            "paired tables must have as many rows: " + base.rows() + " and " + head.rows());
      }
    }

    @Override
    public int rows() {
      return base.rows();
    }

    @Override
    public Statistic.Bound bind() {
      return new PairedBound(statistic.bind(base), statistic.bind(head), new double[rows()]);
    }
  }

  /// The difference between two tables of different items.
  record Independent(Statistic statistic, Columns base, Columns head) implements Quantity {
    @Override
    public int rows() {
      return base.rows() + head.rows();
    }

    @Override
    public Statistic.Bound bind() {
      return new IndependentBound(
          statistic.bind(base),
          statistic.bind(head),
          Weights.ones(base.rows()),
          Weights.ones(head.rows()));
    }
  }

  /// The difference between two tables that share their first rows.
  record PartlyPaired(Statistic statistic, Columns base, Columns head, int shared)
      implements Quantity {
    /// @throws IllegalArgumentException if a table has fewer rows than are shared
    public PartlyPaired {
      if (base.rows() < shared || head.rows() < shared) {
        throw new IllegalArgumentException(
            shared + " rows cannot be shared by " + base.rows() + " and " + head.rows());
      }
    }

    @Override
    public int rows() {
      return base.rows() + head.rows() - shared;
    }

    @Override
    public Statistic.Bound bind() {
      return new PartlyPairedBound(
          statistic.bind(base),
          statistic.bind(head),
          Weights.ones(base.rows()),
          Weights.ones(head.rows()),
          shared);
    }
  }
}
