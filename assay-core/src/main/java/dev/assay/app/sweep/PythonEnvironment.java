package dev.assay.app.sweep;

import dev.assay.app.environment.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The Python that a command runs, and the packages that it finds there.
///
/// @param version its version, such as `3.11.7`
/// @param packages what `pip freeze` says
/// @param venv the virtual environment that the command names by path, relative to its working
///   folder; empty: it is found on the PATH
/// @param conda the conda environment that it belongs to; empty where there is none
record PythonEnvironment(
    String version, String packages, Optional<String> venv, Optional<Conda> conda) {
  private static final Pattern PYTHON = Pattern.compile("(?:.*/)?python[0-9.]*");
  private static final Pattern VENV = Pattern.compile("(.*)/bin/python[0-9.]*");

  /// A conda environment.
  ///
  /// @param program what manages it: `conda`, `mamba` or `micromamba`
  /// @param export what it says of the environment, without the folder of this machine
  record Conda(String program, String export) {
    /// The command that makes it again in a folder.
    String create(String folder, String file) {
      String verb = program.equals("micromamba") ? "create --yes" : "env create";
      return program + " " + verb + " --prefix " + folder + " --file " + file;
    }
  }

  /// Looks for it.
  ///
  /// @param program the program of the command
  /// @param working the folder that the command starts in
  static Optional<PythonEnvironment> of(
      String program, Path working, Programs programs, Map<String, String> variables) {
    return interpreter(program, working, programs, variables)
        .flatMap(python -> {
          Optional<String> version =
              programs.ask(python, "-c", "import platform; print(platform.python_version())");
          return version.map(it ->
              new PythonEnvironment(
                  it,
                  programs
                      .ask(python, "-m", "pip", "--disable-pip-version-check", "freeze")
                      .orElse(""),
                  venv(program, working),
                  conda(python, programs, variables)));
        });
  }

  private static Optional<Path> interpreter(
      String program, Path working, Programs programs, Map<String, String> variables) {
    if (PYTHON.matcher(program).matches()) {
      return program.contains("/")
          ? Optional.of(working.resolve(program)).filter(Files::isExecutable)
          : programs.find(program);
    }
    // A script that starts Python itself takes the one of the active environment.
    boolean active = variables.containsKey("VIRTUAL_ENV") || variables.containsKey("CONDA_PREFIX");
    return active ? programs.find("python3", "python") : Optional.empty();
  }

  private static Optional<String> venv(String program, Path working) {
    var matcher = VENV.matcher(program);
    return matcher.matches() && Files.exists(working.resolve(matcher.group(1) + "/pyvenv.cfg"))
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  private static Optional<Conda> conda(
      Path python, Programs programs, Map<String, String> variables) {
    String prefix = variables.getOrDefault("CONDA_PREFIX", "");
    if (prefix.isEmpty() || !python.startsWith(prefix)) {
      return Optional.empty();
    }
    return programs
        .find("conda", "mamba", "micromamba")
        .flatMap(conda ->
            programs
                .ask(conda, "env", "export", "--prefix", prefix)
                .map(export ->
                    new Conda(
                        conda.getFileName().toString(),
                        export.replaceAll("(?m)^prefix:.*(\\R|\\z)", "").strip())));
  }
}
