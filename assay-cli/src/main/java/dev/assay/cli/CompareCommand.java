package dev.assay.cli;

import dev.assay.analysis.change.Changes;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.compare.Compare;
import dev.assay.app.compare.CompareRequest;
import dev.assay.report.gate.ChangeJson;
import dev.assay.report.markdown.ChangeMarkdown;
import dev.assay.report.text.ChangeText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay compare BASE HEAD`: what changed between two runs.
@Command(
    description = {
      "Says what changed from BASE to HEAD, metric by metric: improved, regressed, equivalent,",
      "inconclusive or without a baseline. Each is the folder of a run, a metrics.json, or a run,",
      "a commit or a branch of a history. The exit code is 0 whatever changed; see 'assay gate'."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "BASE", description = "What to compare with.")
  private String base = "";

  @Parameters(index = "1", paramLabel = "HEAD", description = "What is judged.")
  private String head = "";

  @Mixin private CompareOptions options = new CompareOptions();

  @Mixin private InterleaveOptions interleave = new InterleaveOptions();

  @Option(names = "--markdown", description = "Print Markdown.")
  private boolean markdown;

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      Changes changes = changes(installation, options.request(surroundings));
      String text =
          options.json()
              ? ChangeJson.render(changes, Optional.empty(), List.of())
              : markdown
                  ? ChangeMarkdown.render(changes, Optional.empty(), List.of())
                  : ChangeText.render(changes);
      surroundings.out().print(text);
      surroundings.out().flush();
    }
    return 0;
  }

  private Changes changes(Installation installation, CompareRequest request) {
    if (!interleave.isAsked()) {
      return new Compare(installation, request).compare(base, head);
    }
    try (ProgressPrinter progress = new ProgressPrinter(surroundings)) {
      return interleave.of(installation, request, progress, surroundings).compare(base, head);
    }
  }
}
