package dev.assay.app.sweep;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.app.Installation;
import dev.assay.app.environment.Programs;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.AnalysisSpec;
import dev.assay.spec.CommandTemplate;
import dev.assay.spec.SpecFile;
import dev.assay.spec.SweepSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;

/// Checks everything about a sweep that can be checked before a run leaves a trace; all problems
/// are told at once.
final class SweepPreparation {
  /// More trials than this are most often a slip in a grid.
  static final long UNCONFIRMED_TRIALS = 10_000;

  private final SpecFile file;
  private final Catalogue catalogue;
  private final Programs programs;
  private final Installation installation;
  private final List<Problem> problems = new ArrayList<>();

  SweepPreparation(SpecFile file, Catalogue catalogue, Installation installation) {
    this.file = file;
    this.catalogue = catalogue;
    this.installation = installation;
    this.programs = installation.programs();
  }

  /// @param confirmed the number of trials that the user confirmed
  /// @throws AssayException with every problem that was found
  PreparedSweep prepare(OptionalLong confirmed) {
    file.requireRunnable();
    SweepSpec sweep = file.spec().sweep();
    requireConfirmed(confirmed);
    stopAtProblems();
    List<SweepSpec.Configuration> configurations = sweep.all();
    Path working = file.folder().resolve(sweep.launch().workingDir()).normalize();
    if (!Files.isDirectory(working)) {
      problems.add(
          file.problem(
              "launch.working_dir",
              "there is no folder " + working,
              "it is relative to the spec's folder, " + file.folder()));
    }
    requirePrograms(configurations, working);
    SortedMap<String, String> code = new CodeFiles(file).digests(problems);
    List<SweepData.Known> datasets = new SweepData(file, catalogue, problems).all();
    requireSizes(datasets);
    List<List<String>> slots =
        new Capacity(file, installation.machine(), installation.variables()).slots(problems);
    stopAtProblems();
    return new PreparedSweep(file, configurations, datasets, code, slots);
  }

  private void requireConfirmed(OptionalLong confirmed) {
    SweepSpec sweep = file.spec().sweep();
    long others = (long) Math.max(1, file.spec().datasets().size()) * file.spec().seeds().size();
    long size = sweep.size();
    long trials = size > Long.MAX_VALUE / others ? Long.MAX_VALUE : size * others;
    if (trials > UNCONFIRMED_TRIALS && confirmed.orElse(-1) != trials) {
      problems.add(
          file.problem(
              sweep.grid().isEmpty() ? "configurations" : "grid",
              String.format(
                  Locale.ROOT,
                  "the sweep has %,d trials: %,d configurations x %,d datasets x %,d seeds",
                  trials,
                  size,
                  Math.max(1, file.spec().datasets().size()),
                  file.spec().seeds().size()),
              trials > Integer.MAX_VALUE
                  ? "no sweep can have that many; remove values"
                  : "remove values, or confirm them all: --confirm-trials " + trials));
    } else if (trials > Integer.MAX_VALUE) {
      problems.add(file.problem("grid", "no sweep can have " + trials + " trials", ""));
    }
  }

  private void requirePrograms(List<SweepSpec.Configuration> configurations, Path working) {
    if (programs.find("bash").isEmpty()) {
      problems.add(
          file.problem(
              "command",
              "bash is not on the PATH, and commands are launched by it",
              "install it: apt-get install bash, apk add bash; on Windows, run Assay within WSL"));
      return;
    }
    CommandTemplate template = new CommandTemplate(file.spec().sweep().command().getFirst());
    if (template.names().stream().anyMatch(CommandTemplate.BUILT_IN::contains)) {
      return; // Known only when the trial is launched.
    }
    Set<String> seen = new HashSet<>();
    for (SweepSpec.Configuration each : configurations) {
      String program = template.filled(each.parameters());
      if (seen.add(program) && !exists(program, working)) {
        problems.add(
            file.problem(
                "command[0]",
                "there is no program '" + program + "'",
                program.contains("/")
                    ? "it is looked for from " + working
                    : "it is not on the PATH; install it, or write its path"));
      }
    }
  }

  private boolean exists(String program, Path working) {
    if (!program.contains("/")) {
      return programs.find(program).isPresent();
    }
    Path path = working.resolve(program);
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private void requireSizes(List<SweepData.Known> datasets) {
    if (file.spec().analysis().aggregation() != AnalysisSpec.Aggregation.MICRO
        || datasets.size() < 2) {
      return;
    }
    for (int i = 0; i < datasets.size(); i++) {
      if (datasets.get(i).entry().rows() == 0) {
        problems.add(
            file.problem(
                "datasets[" + i + "]",
                "nothing says how many items '"
                    + datasets.get(i).name()
                    + "' has, and 'aggregation:"
                    + " micro' weighs datasets by that",
                "add 'size'"));
      }
    }
  }

  private void stopAtProblems() {
    if (!problems.isEmpty()) {
      throw new AssayException(ErrorCode.INVALID_REQUEST, problems);
    }
  }
}
