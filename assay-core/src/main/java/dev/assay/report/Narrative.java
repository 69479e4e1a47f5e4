package dev.assay.report;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The finding of a run in at most three sentences, which claim no more than the verdicts do.
public final class Narrative {
  private static final int MOST_CASES = 3;
  private static final int MOST_DATASETS = 3;
  private static final int MOST_NAMES = 5;

  private final ResultIndex index;
  private final UnaryOperator<String> name;

  /// A narrative.
  ///
  /// @param name how the id of a model or the name of a dataset is written
  public Narrative(ResultIndex index, UnaryOperator<String> name) {
    this.index = index;
    this.name = name;
  }

  /// The sentences: who leads, what the verdicts say, what is missing.
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(leaders());
    verdicts().ifPresent(sentences::add);
    sentences.add(coverage());
    return sentences;
  }

  private String leaders() {
    List<DatasetInfo> datasets = index.input().datasets();
    if (datasets.isEmpty()) {
      return "There is no dataset.";
    }
    String all =
        datasets.size() > MOST_DATASETS
            ? counted()
            : datasets.stream().map(this::leader).collect(Collectors.joining("; "));
    return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
  }

  // Of many datasets a reader wants to know who leads on how many, not what each says.
  private String counted() {
    Map<String, Map<String, Integer>> firsts = new LinkedHashMap<>();
    int apart = 0;
    for (DatasetInfo dataset : index.input().datasets()) {
      Leaderboard board = Leaderboard.of(index, dataset);
      if (board.leader().isPresent() && board.metric().isPresent()) {
        firsts
            .computeIfAbsent(board.metric().get().info().title(), _ -> new LinkedHashMap<>())
            .merge(name.apply(board.leader().get().model().id()), 1, Integer::sum);
        apart += board.tiedWithLeader().isEmpty() ? 1 : 0;
      }
    }
    int all = index.input().datasets().size();
    if (firsts.isEmpty()) {
      return "on none of the " + all + " datasets has a model a value";
    }
    String told =
        firsts.entrySet().stream()
            .map(of -> "by " + of.getKey() + ", " + join(counts(of.getValue(), all)))
            .collect(Collectors.joining("; "));
    return told
        + "; the data separate the first from all others on "
        + (apart == 0 ? "none" : String.valueOf(apart))
        + " of them";
  }

  private static List<String> counts(Map<String, Integer> firsts, int all) {
    return firsts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(of -> of.getKey() + " is first on " + of.getValue() + " of " + all + " datasets")
        .toList();
  }

  private String leader(DatasetInfo dataset) {
    Leaderboard board = Leaderboard.of(index, dataset);
    String where = "on " + name.apply(dataset.name()) + ",";
    if (board.leader().isEmpty() || board.metric().isEmpty()) {
      return where + " no model has a value";
    }
    Leaderboard.Standing best = board.leader().get();
    MetricUse metric = board.metric().get();
    DisplayUnit unit = DisplayUnit.of(metric, best.estimate().stream().toList());
    String value =
        best.estimate().map(of -> Figure.of(of.estimate(), unit) + unit.after()).orElse("–");
    String first =
        where
            + " "
            + name.apply(best.model().id())
            + " is first by "
            + metric.info().title()
            + ", "
            + value;
    List<String> tied =
        board.tiedWithLeader().stream().map(of -> name.apply(of.model().id())).toList();
    if (board.standings().size() == 1) {
      return first;
    }
    return tied.isEmpty()
        ? first + ", and apart from all others"
        : first + ", but the data do not separate it from " + join(tied);
  }

  private Optional<String> verdicts() {
    List<ComparisonRecord> judged = new ArrayList<>();
    for (DatasetInfo dataset : index.input().datasets()) {
      index
          .primary(dataset)
          .ifPresent(metric ->
              index.models(dataset).stream()
                  .flatMap(of -> index.againstBaseline(of, dataset, metric).stream())
                  .forEach(judged::add));
    }
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      List<String> heads =
          judged.stream()
              .filter(of -> of.verdict() == verdict)
              .map(of -> name.apply(of.pair().head()))
              .toList();
      if (!heads.isEmpty()) {
        List<String> each = heads.stream().distinct().toList();
        parts.add(heads.size() + " " + Marks.word(verdict) + " (" + join(each) + ")");
      }
    }
    String subject =
        judged.size() == 1 ? "The one comparison" : "Of " + judged.size() + " comparisons";
    return Optional.of(
        subject + " with a baseline by the primary metric: " + String.join(", ", parts) + ".");
  }

  private String coverage() {
    long samples = index.input().trials().stream().mapToLong(TrialInfo::samples).sum();
    long answered = index.input().trials().stream().mapToLong(TrialInfo::answered).sum();
    if (index.input().sweep().isPresent()) {
      return trials();
    }
    if (samples == 0) {
      return "There are no samples.";
    }
    return answered == samples
        ? "All " + Figure.count(samples) + " samples were answered and scored."
        : Figure.count(samples - answered)
            + " of "
            + Figure.count(samples)
            + " samples ("
            + Figure.percent((samples - answered) / (double) samples)
            + ") have no answer that could be scored; quality is over the others."
            + cases();
  }

  // The models that lead are what a reader takes away, so theirs are the cases that are told.
  private String cases() {
    List<String> cases = new ArrayList<>();
    for (DatasetInfo dataset : index.input().datasets()) {
      Leaderboard board = Leaderboard.of(index, dataset);
      for (Leaderboard.Standing standing : board.standings()) {
        Optional<Coverage> coverage =
            Coverage.of(index, standing.model(), dataset).filter(of -> of.bounds().isPresent());
        if (coverage.isPresent() && board.metric().isPresent() && cases.size() < MOST_CASES) {
          cases.add(name.apply(standing.model().id()) + " " + coverage.get().cases());
        }
      }
    }
    return cases.isEmpty()
        ? ""
        : " If all missing answers were the worst or the best: " + String.join("; ", cases) + ".";
  }

  private String trials() {
    long all = index.input().trials().stream().mapToLong(TrialInfo::samples).sum();
    long finished = index.input().trials().stream().mapToLong(TrialInfo::answered).sum();
    return finished == all
        ? "All " + Figure.count(all) + " trials finished."
        : Figure.count(all - finished)
            + " of "
            + Figure.count(all)
            + " trials have no result; see the failure log.";
  }

  private static String join(List<String> all) {
    List<String> names =
        all.size() <= MOST_NAMES + 1 ? all : new ArrayList<>(all.subList(0, MOST_NAMES));
    if (names.size() < all.size()) {
      names.add((all.size() - MOST_NAMES) + " others");
    }
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
