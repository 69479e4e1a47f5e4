package dev.assay.cli;

import dev.assay.analysis.change.Gate;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.compare.CompareRequest;
import dev.assay.app.compare.GateFiles;
import dev.assay.app.compare.RunGate;
import dev.assay.report.InertText;
import dev.assay.report.gate.WorkflowCommands;
import dev.assay.report.text.ChangeText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay gate HEAD`: whether a run may pass.
@Command(
    description = {
      "Judges whether HEAD may pass: it is compared with the commit at which it left the main",
      "branch, and those before it, as the history has them; or with --base. Its thresholds count,",
      "too. Writes gate.md, gate.json and junit.xml; in GitHub Actions, annotations and the"
          + " summary",
      "of the job, as well.",
      "Exit codes: 0 passed, 1 failed, 2 the request is wrong, 3 the run is incomplete,",
      "4 inconclusive or without a baseline (with --strict)."
    },
    mixinStandardHelpOptions = true)
final class GateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "HEAD",
      description = "What is judged: the folder of a run, or what 'assay compare' takes.")
  private String head = "";

  @Option(
      names = "--base",
      paramLabel = "BASE",
      description = {
        "What to compare with (default: the baseline in the history; with --interleave: HEAD's",
        "spec at the commit at which the checkout left the main branch)."
      })
  private @Nullable String base;

  @Option(
      names = "--base-branch",
      paramLabel = "NAME",
      description = "The main branch (default: what GITHUB_BASE_REF or the repository says).")
  private @Nullable String baseBranch;

  @Option(
      names = "--strict",
      description = "What is inconclusive or has no baseline does not pass.")
  private boolean strict;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder for the files (default: that of the head's run).")
  private @Nullable Path output;

  @Mixin private InterleaveOptions interleave = new InterleaveOptions();

  @Mixin private CompareOptions options = new CompareOptions();

  GateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      RunGate.Against against = new RunGate.Against(Optional.ofNullable(base), branch(), strict);
      RunGate.Judged judged = judged(installation, against);
      GateFiles files = new GateFiles(judged);
      Optional<Path> folder =
          Optional.ofNullable(output).map(surroundings.workingFolder()::resolve).or(judged::folder);
      List<Path> written =
          folder.map(it -> files.write(it, installation.ticker().now())).orElse(List.of());
      files.summarize(surroundings.environment());
      print(judged, files, written);
      return judged.gate().exitCode();
    }
  }

  private RunGate.Judged judged(Installation installation, RunGate.Against against) {
    CompareRequest request = options.request(surroundings);
    RunGate gate = new RunGate(installation, request, against);
    if (!interleave.isAsked()) {
      return gate.judge(head);
    }
    try (ProgressPrinter progress = new ProgressPrinter(surroundings)) {
      return gate.judge(interleave.of(installation, request, progress, surroundings), head);
    }
  }

  private Optional<String> branch() {
    String ofRequest = surroundings.environment().getOrDefault("GITHUB_BASE_REF", "");
    return Optional.ofNullable(baseBranch)
        .or(() -> ofRequest.isEmpty() ? Optional.empty() : Optional.of(ofRequest));
  }

  private void print(RunGate.Judged judged, GateFiles files, List<Path> written) {
    PrintStream out = surroundings.out();
    if (options.json()) {
      out.print(files.json());
    } else {
      out.print(ChangeText.render(judged.changes()));
      out.println();
      out.println(headline(judged.gate()));
      judged.gate().reasons().forEach(reason -> out.println("  " + InertText.line(reason)));
      written.forEach(file -> out.println(surroundings.shown(file)));
    }
    out.flush();
    if (surroundings.environment().getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
      WorkflowCommands.render(judged.changes(), judged.gate(), judged.thresholds())
          .forEach(surroundings.err()::println);
    }
  }

  private static String headline(Gate gate) {
    return switch (gate.outcome()) {
      case PASSED -> "PASSED";
      case FAILED -> "FAILED";
      case INCOMPLETE -> "INCOMPLETE";
      case INCONCLUSIVE -> "INCONCLUSIVE";
    };
  }
}
