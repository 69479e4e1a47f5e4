package dev.assay.app.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.app.run.RunListener;
import dev.assay.sweep.SweepListener;
import dev.assay.sweep.SweepTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Turns what a sweep tells into lines such as `[3/12] variant_b seed=42 — accuracy=0.847`.
final class SweepLines implements SweepListener {
  private final RunListener listener;
  private final String primary;
  private final Set<String> wanted;
  private final SweepComposite composite;
  private final Set<String> extraTold = new HashSet<>();

  /// Lines for a listener.
  ///
  /// @param primary the primary metric by name; empty where there is none
  /// @param wanted the metrics of the spec
  /// @param composite the composite score of each trial
  SweepLines(RunListener listener, String primary, List<String> wanted, SweepComposite composite) {
    this.composite = composite;
    this.listener = listener;
    this.primary = primary;
    this.wanted = Set.copyOf(wanted);
  }

  @Override
  public void ended(
      SweepTrial trial, AttemptRecord attempt, Optional<Duration> again, Progress progress) {
    List<String> problems = new ArrayList<>();
    if (!attempt.finished()) {
      problems.add(attempt.end().message());
      problems.add("its output: " + trial.folder().resolve(SweepTrial.LOG));
      again.ifPresent(
          pause -> problems.add("tried again in " + Math.max(1, pause.toSeconds()) + " s"));
    }
    listener.finished(
        new RunListener.Finished(
            progress.settled(),
            progress.total(),
            trial.label(),
            value(attempt),
            problems,
            progress.left()));
    listener.advanced(
        new RunListener.Progress(
            progress.settled(),
            progress.total(),
            "trials",
            progress.settled(),
            progress.total(),
            ""));
    extra(attempt);
  }

  private String value(AttemptRecord attempt) {
    if (!attempt.finished()) {
      return "FAILED (" + attempt.end().kind().name().toLowerCase(Locale.ROOT) + ")";
    }
    Double value = composite.scored(attempt).metrics().get(primary);
    return value == null ? "" : primary + "=" + String.format(Locale.ROOT, "%.4g", value);
  }

  private void extra(AttemptRecord attempt) {
    List<String> extra =
        attempt.metrics().keySet().stream()
            .filter(name -> !wanted.contains(name) && extraTold.add(name))
            .toList();
    if (!extra.isEmpty()) {
      listener.warned(
          attempt.trial().configuration()
              + " also reports "
              + String.join(", ", extra)
              + ", which 'metrics' of the spec does not name: recorded, and in no report");
    }
  }

  @Override
  public void stopped(SweepTrial.Group group, String reason, int skipped) {
    listener.warned(
        group.configuration()
            + " on "
            + group.dataset()
            + " is stopped: "
            + reason
            + "; "
            + skipped
            + (skipped == 1 ? " trial is" : " trials are")
            + " left out, all others go on");
  }
}
