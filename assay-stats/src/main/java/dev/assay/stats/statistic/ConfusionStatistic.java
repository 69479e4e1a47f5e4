package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Optional;

/// A score of class counts, bound to the rows that count in each cell of the confusion matrix.
record ConfusionStatistic(Classification columns, ClassScore score) implements BoundFirst {
  @Override
  public Bound bind(Columns table) {
    Cells cells = Cells.of(table.ints(columns.target()), table.ints(columns.predicted()));
    return new Counted(
        cells, score, new ClassCounts(cells.classes()), new ClassCounts(cells.classes()));
  }

  private record Counted(Cells cells, ClassScore score, ClassCounts counts, ClassCounts slopes)
      implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      cells.count(weights.array(), counts);
      return counts.total() > 0 ? score.of(counts) : Double.NaN;
    }

    @Override
    public Optional<double[]> terms() {
      return switch (score) {
        case Agreement(boolean balanced) when !balanced -> Optional.of(cells.hits(-1));
        case ClassRatio(double _, double _, double _, Averaging.Micro _) ->
            Optional.of(cells.hits(-1));
        case ClassRatio(double _, double _, double byPredicted, Averaging.Binary(int positive))
            when byPredicted == 0 ->
            Optional.of(cells.hits(positive));
        case Agreement _, ClassRatio _, Matthews _ -> Optional.empty();
      };
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      cells.count(weights.array(), counts);
      if (!(counts.total() > 0)) {
        return false;
      }
      slopes.clear();
      score.gradient(counts, slopes);
      cells.spread(slopes, weights.total(), into);
      return true;
    }

    @Override
    public double variance(Weights weights, double value, double[] scratch) {
      cells.count(weights.array(), counts);
      slopes.clear();
      score.gradient(counts, slopes);
      return cells.variance(slopes);
    }
  }
}
