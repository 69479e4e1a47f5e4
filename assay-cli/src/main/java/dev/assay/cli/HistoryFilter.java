package dev.assay.cli;

import dev.assay.api.AssayException;
import dev.assay.app.history.HistoryQuestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that choose measurements of a history.
final class HistoryFilter {
  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "From this date on: 2026-03-04, or 2026-03-04T05:06:07Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "DATE", description = "Before this date.")
  private @Nullable String until;

  @Option(names = "--benchmark", paramLabel = "NAME", description = "Of this benchmark.")
  private List<String> benchmarks = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Of this model; each of these options may be repeated: any of them.")
  private List<String> models = new ArrayList<>();

  @Option(names = "--dataset", paramLabel = "NAME", description = "On this dataset.")
  private List<String> datasets = new ArrayList<>();

  @Option(names = "--metric", paramLabel = "NAME", description = "Of this metric.")
  private List<String> metrics = new ArrayList<>();

  @Option(names = "--branch", paramLabel = "NAME", description = "Of this branch.")
  private List<String> branches = new ArrayList<>();

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description = "Of this commit, or its first digits.")
  private List<String> commits = new ArrayList<>();

  @Option(
      names = "--environment",
      paramLabel = "TEXT",
      description = "On machines whose fingerprint begins so, or whose processor is named so.")
  private List<String> environments = new ArrayList<>();

  @Option(names = "--tag", paramLabel = "WORD", description = "With this tag.")
  private List<String> tags = new ArrayList<>();

  HistoryQuestion question() {
    return new HistoryQuestion(
        Optional.ofNullable(since).map(HistoryFilter::date),
        Optional.ofNullable(until).map(HistoryFilter::date),
        new HistoryQuestion.Names(
            benchmarks, models, datasets, metrics, branches, commits, environments, tags));
  }

  static Instant date(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException none) {
      throw AssayException.invalid(
          "", "'" + text + "' is no date", "Write 2026-03-04, or 2026-03-04T05:06:07Z.");
    }
  }
}
