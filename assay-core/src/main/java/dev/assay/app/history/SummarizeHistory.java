package dev.assay.app.history;

import dev.assay.app.Installation;
import dev.assay.app.history.HistorySummary.Heading;
import dev.assay.app.history.HistorySummary.Series;
import dev.assay.app.history.HistorySummary.Spread;
import dev.assay.app.history.HistorySummary.Trend;
import dev.assay.stats.RefusedException;
import dev.assay.stats.correction.Correction;
import dev.assay.stats.trend.MannKendall;
import dev.assay.stats.trend.TheilSen;
import dev.assay.store.history.History;
import dev.assay.store.index.Filter;
import dev.assay.store.index.HistoryIndex;
import dev.assay.store.index.IndexReader;
import dev.assay.store.index.SeriesSummaries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Says what a history comes to: how much there is, and where each series is heading.
public final class SummarizeHistory {
  private static final double LEVEL = 0.05;
  private static final int FEWEST_POINTS = 8;
  private static final Duration SKEW = Duration.ofDays(1);

  private final Installation installation;

  /// The use case on an installation.
  public SummarizeHistory(Installation installation) {
    this.installation = installation;
  }

  /// Sums up the measurements that fit a filter.
  ///
  /// @param base the folder to which a relative address refers
  /// @param window how many of the latest values of each series its trend is made of
  /// @throws dev.assay.api.AssayException if the history cannot be read
  public HistorySummary summarize(String address, Path base, Filter filter, int window) {
    Histories histories = new Histories(installation);
    try (History history = histories.open(address, base);
        IndexReader index = new HistoryIndex(histories.index(address, base)).open(history)) {
      SeriesSummaries.Counts counts = SeriesSummaries.counts(index);
      List<SeriesSummaries.Summed> summed = SeriesSummaries.of(index, filter, window);
      return new HistorySummary(
          counts.runs(), counts.days(), counts.first(), counts.last(), series(summed, counts));
    }
  }

  private List<Series> series(List<SeriesSummaries.Summed> summed, SeriesSummaries.Counts counts) {
    List<Optional<MannKendall>> tests =
        summed.parallelStream().map(SummarizeHistory::test).toList();
    double[] p =
        tests.stream().flatMap(Optional::stream).mapToDouble(MannKendall::pValue).toArray();
    double[] adjusted = p.length == 0 ? p : Correction.BENJAMINI_HOCHBERG.adjust(p);
    boolean future =
        counts
            .last()
            .filter(last -> last.isAfter(installation.ticker().now().plus(SKEW)))
            .isPresent();
    int[] before = new int[summed.size() + 1]; // How many of those before a series were tested.
    for (int i = 0; i < summed.size(); i++) {
      before[i + 1] = before[i] + (tests.get(i).isPresent() ? 1 : 0);
    }
    return IntStream.range(0, summed.size())
        .parallel()
        .mapToObj(i -> {
          SeriesSummaries.Summed it = summed.get(i);
          HistorySummary.Key key = key(it.words());
          Optional<Trend> trend =
              tests.get(i).map(test -> trend(it, key, test, adjusted[before[i]]));
          return new Series(key, spread(it), trend, warnings(it, future));
        })
        .toList();
  }

  private static Optional<MannKendall> test(SeriesSummaries.Summed it) {
    if (it.latest().length < FEWEST_POINTS || it.days()[0] == it.days()[it.days().length - 1]) {
      return Optional.empty();
    }
    try {
      return Optional.of(MannKendall.of(it.latest()));
    } catch (RefusedException allEqual) {
      return Optional.empty();
    }
  }

  private static Trend trend(
      SeriesSummaries.Summed it, HistorySummary.Key key, MannKendall test, double adjusted) {
    TheilSen line = TheilSen.of(it.days(), it.latest());
    double change = line.slope() * (it.days()[it.days().length - 1] - it.days()[0]);
    return new Trend(
        it.latest().length, line, test, adjusted, change, heading(key, test, adjusted));
  }

  private static Heading heading(HistorySummary.Key key, MannKendall test, double adjusted) {
    if (adjusted >= LEVEL) {
      return Heading.FLAT;
    }
    boolean up = test.score() > 0;
    return switch (key.direction()) {
      case "higher" -> up ? Heading.IMPROVING : Heading.DEGRADING;
      case "lower" -> up ? Heading.DEGRADING : Heading.IMPROVING;
      default -> up ? Heading.RISING : Heading.FALLING;
    };
  }

  private static HistorySummary.Key key(List<String> words) {
    return new HistorySummary.Key(
        words.get(0),
        words.get(1),
        words.get(2),
        words.get(3),
        words.get(4),
        words.get(5),
        words.get(6),
        words.get(7));
  }

  private static Spread spread(SeriesSummaries.Summed it) {
    double[] numbers = it.numbers();
    return new Spread(
        it.runs(),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        it.latest()[it.latest().length - 1]);
  }

  private static List<String> warnings(SeriesSummaries.Summed it, boolean future) {
    List<String> warnings = new ArrayList<>();
    if (it.few() > 0) {
      warnings.add(it.few() + " with fewer than 3 samples");
    }
    if (it.wide() > 0) {
      warnings.add(it.wide() + " with an interval wider than half of the value");
    }
    if (future) {
      warnings.add("the history has runs dated in the future");
    }
    return warnings;
  }
}
