package dev.assay.app.report;

import dev.assay.report.RunInfo;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a reader gets a sweep again: the steps of its `environment/reproduce.sh`, where each begins
/// with a line `#: what it does`.
final class SweepSteps {
  private static final String STEP = "#: ";

  private final RunRecord record;
  private final Path folder;
  private final boolean incomplete;

  SweepSteps(RunRecord record, Path folder, boolean incomplete) {
    this.record = record;
    this.folder = folder;
    this.incomplete = incomplete;
  }

  RunInfo.Commands commands() {
    List<RunInfo.Step> steps = steps();
    Optional<String> again =
        steps.isEmpty()
            ? Optional.empty()
            : Optional.of(steps.getLast().command().replace(" --new", ""));
    String assay = again.filter(it -> it.startsWith("./")).isPresent() ? "./assay" : "assay";
    return new RunInfo.Commands(
        steps, assay + " rescore results/" + record.id(), incomplete ? again : Optional.empty());
  }

  private List<RunInfo.Step> steps() {
    List<RunInfo.Step> steps = new ArrayList<>();
    try {
      String script = Files.readString(folder.resolve("environment/reproduce.sh"));
      String[] parts = script.split("(?m)^" + STEP, -1);
      for (int i = 1; i < parts.length; i++) {
        int line = parts[i].indexOf('\n');
        steps.add(
            new RunInfo.Step(
                parts[i].substring(0, line), parts[i].substring(line + 1).stripTrailing()));
      }
    } catch (IOException none) {
      return List.of();
    }
    return steps;
  }
}
