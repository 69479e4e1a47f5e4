package dev.assay.app.sweep;

import dev.assay.app.environment.WorkTree;
import dev.assay.store.RunRecord;
import java.util.Optional;
import java.util.stream.Collectors;

/// The commands that make a sweep again in a fresh clone: `environment/reproduce.sh`.
///
/// @param commit the commit; empty outside of a repository
/// @param tree how the files differ from it
/// @param diff what differs, files of the command that are not tracked included
/// @param python the Python that the command runs
/// @param workingDir the folder that the command starts in, relative to the spec
record Reproduction(
    Optional<RunRecord.Commit> commit,
    Optional<WorkTree> tree,
    String diff,
    Optional<PythonEnvironment> python,
    String workingDir) {
  /// What begins a step in the script.
  static final String STEP = "#: ";

  private static final int LONGEST_DIFF = 200_000;

  /// The script.
  ///
  /// @param spec the name of the spec file
  /// @param withAssay whether the repository is Assay's own
  /// @param runId the run's id
  String script(String spec, boolean withAssay, String runId) {
    StringBuilder script = new StringBuilder("# Run this at the top of a fresh clone.\nset -e\n\n");
    commit.ifPresent(it ->
        step(script, "Take the commit that this run was made from", "git checkout " + it.sha()));
    if (!diff.isEmpty()) {
      applyDiff(script, runId);
    }
    python.ifPresent(it -> packages(script, it));
    String path = tree.map(WorkTree::prefix).orElse("") + spec;
    step(
        script,
        "Run the spec again: the same seeds, data and code give the same metrics, times aside",
        (withAssay ? "./assay" : "assay") + " run " + quoted(path) + " --new");
    return script.toString();
  }

  private void applyDiff(StringBuilder script, String runId) {
    if (diff.length() > LONGEST_DIFF) {
      step(
          script,
          "Put in what differed from it (too long to be shown; take the file from the run's"
              + " folder)",
          "git apply --whitespace=nowarn results/" + runId + "/environment/git.diff");
      return;
    }
    step(
        script,
        "Put in what differed from it",
        "git apply --whitespace=nowarn <<'ASSAY_DIFF'\n" + diff + "ASSAY_DIFF");
  }

  private void packages(StringBuilder script, PythonEnvironment python) {
    if (python.conda().isPresent()) {
      PythonEnvironment.Conda conda = python.conda().get();
      step(
          script,
          "Make the conda environment",
          "cat >conda.yaml <<'ASSAY_CONDA'\n"
              + conda.export()
              + "\nASSAY_CONDA\n"
              + conda.create(".conda", "conda.yaml")
              + "\nexport PATH=\"$PWD/.conda/bin:$PATH\"");
      return;
    }
    String folder =
        python
            .venv()
            .map(venv -> tree.map(WorkTree::prefix).orElse("") + within(venv))
            .orElse(".venv");
    // What was installed from a file of this machine cannot be had elsewhere.
    String packages =
        python
            .packages()
            .lines()
            .filter(line -> !line.contains("@ file:") && !line.startsWith("-e "))
            .collect(Collectors.joining("\n"));
    step(
        script,
        "Make the environment: Python " + python.version() + " with the same packages",
        "python3 -m venv "
            + quoted(folder)
            + "\n. "
            + quoted(folder + "/bin/activate")
            + (packages.isEmpty()
                ? ""
                : "\npython -m pip install --quiet -r /dev/stdin <<'ASSAY_PIP'\n"
                    + packages
                    + "\nASSAY_PIP"));
  }

  private String within(String venv) {
    return workingDir.equals(".") ? venv : workingDir + "/" + venv;
  }

  private static void step(StringBuilder script, String what, String command) {
    script.append(STEP).append(what).append('\n').append(command).append("\n\n");
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./=,+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
