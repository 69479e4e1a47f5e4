package dev.assay.report.gate;

import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.Gate;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.ChangeWords;
import dev.assay.report.InertText;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What changed, as workflow commands of GitHub Actions, which shows them as annotations: an error
/// for each regression, a warning for what keeps a head from passing otherwise, a notice for each
/// improvement.
public final class WorkflowCommands {
  /// GitHub shows so many of each kind per step.
  private static final int MOST = 10;

  private WorkflowCommands() {}

  /// The commands, one a line.
  public static List<String> render(Changes changes, Gate gate, List<ThresholdRecord> thresholds) {
    List<String> errors = new ArrayList<>();
    for (Change it : changes.of(Verdict.REGRESSED)) {
      errors.add(command("error", "Regressed: " + it.series().text(), text(it)));
    }
    for (ThresholdRecord it : thresholds) {
      if (it.outcome() == ThresholdRecord.Outcome.MISSED) {
        errors.add(
            command(
                "error",
                "Threshold missed: " + it.metric(),
                it.model()
                    + " on "
                    + it.dataset()
                    + " is to be "
                    + (it.atLeast() ? "at least " : "at most ")
                    + it.threshold()
                    + "."));
      }
    }
    List<String> warnings = new ArrayList<>();
    if (gate.outcome() == Gate.Outcome.INCOMPLETE || gate.outcome() == Gate.Outcome.INCONCLUSIVE) {
      String title =
          gate.outcome().name().charAt(0)
              + gate.outcome().name().substring(1).toLowerCase(Locale.ROOT);
      gate.reasons().forEach(it -> warnings.add(command("warning", title, it)));
    }
    List<String> notices = new ArrayList<>();
    for (Change it : changes.of(Verdict.IMPROVED)) {
      notices.add(command("notice", "Improved: " + it.series().text(), text(it)));
    }
    List<String> all = new ArrayList<>(first("error", errors));
    all.addAll(first("warning", warnings));
    all.addAll(first("notice", notices));
    return all;
  }

  private static List<String> first(String kind, List<String> commands) {
    if (commands.size() <= MOST) {
      return commands;
    }
    List<String> kept = new ArrayList<>(commands.subList(0, MOST - 1));
    kept.add(command(kind, "More", (commands.size() - MOST + 1) + " more are in the job summary."));
    return kept;
  }

  private static String text(Change it) {
    return ChangeWords.values(it)
        + " ("
        + ChangeWords.share(it)
        + "), change "
        + ChangeWords.change(it)
        + ", "
        + ChangeWords.basis(it);
  }

  private static String command(String kind, String title, String message) {
    return "::" + kind + " title=" + property(title) + "::" + data(message);
  }

  private static String data(String text) {
    return InertText.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
