package dev.assay.app.sweep;

import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.run.RunListener;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs specs in a folder, and keeps the lines that a user is told.
public final class Sweeps {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>(System.getenv());
  private final List<String> lines = new ArrayList<>();

  /// Runs in that folder.
  public Sweeps(Path folder) {
    this.folder = folder;
  }

  /// What the user was told.
  List<String> lines() {
    return lines;
  }

  /// Gives Assay a variable.
  Sweeps with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /// Takes a variable from Assay.
  Sweeps without(String name) {
    variables.remove(name);
    return this;
  }

  /// Puts a program, a shell script, before all others on the PATH of Assay.
  Sweeps withProgram(String name, String script) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    executable(programs.resolve(name), "#!/bin/sh\n" + script);
    return with("PATH", programs + ":" + System.getenv("PATH"));
  }

  static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Runs a spec.
  public RunOutcome run(String spec) {
    return run(spec, OptionalLong.empty());
  }

  RunOutcome run(String spec, OptionalLong confirmed) {
    try (Installation installation = installation()) {
      Path file = Files.writeString(folder.resolve("spec.yaml"), spec);
      return new RunSpec(installation, new Told())
          .run(
              new RunRequest(
                  file,
                  folder,
                  Optional.empty(),
                  RunRequest.Reuse.DEFAULT,
                  false,
                  confirmed,
                  Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Installation installation() {
    return new Installation(folder, Map.copyOf(variables), Ticker.system());
  }

  private final class Told implements RunListener {
    @Override
    public void warned(String warning) {
      lines.add(warning);
    }

    @Override
    public void began(String id, Path run, boolean resumed) {}

    @Override
    public void tookOver(long samples, String runId) {}

    @Override
    public void advanced(Progress progress) {}

    @Override
    public void finished(Finished trial) {
      String count = "[" + trial.number() + "/" + trial.total() + "] ";
      lines.add(count + trial.label() + " — " + trial.primary());
    }
  }
}
