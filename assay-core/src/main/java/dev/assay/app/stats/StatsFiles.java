package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Question;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Summary;
import dev.assay.stats.decision.Terms;

/// `assay stats summarize` and `assay stats compare`: questions about columns of files.
public final class StatsFiles {
  private StatsFiles() {}

  /// What the column of one file says.
  public static Summary summarize(ValueTable table, Statistic statistic, Terms terms) {
    return Decisions.summarize(sample(table, statistic), terms);
  }

  /// What the columns of two files say about a change from `base` to `head`.
  ///
  /// @param paired whether rows with equal ids are the same item
  /// @throws AssayException if paired tables do not have the same ids
  public static Comparison compare(
      ValueTable base, ValueTable head, boolean paired, Statistic statistic, Terms terms) {
    ValueTable ordered = paired ? base.inOrderOf(head) : base;
    try {
      return Decisions.compare(
          new Question(sample(ordered, statistic), sample(head, statistic), paired, terms));
    } catch (RefusedException e) {
      throw AssayException.invalid(
          base.file() + ", " + head.file(), String.valueOf(e.getMessage()), "Change the request.");
    }
  }

  private static Sample sample(ValueTable table, Statistic statistic) {
    return ValueStatistic.sample(statistic, table.values(), table.clusterNumbers());
  }
}
