package dev.assay.app.doctor;

import dev.assay.app.AssayVersion;
import dev.assay.app.environment.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Examines the machine and the installation.
public final class Doctor {
  private final Map<String, String> environment;
  private final Path home;
  private final Path workingFolder;

  /// @param environment the environment variables of the process
  /// @param home the folder of the installation, which holds `lib/`
  /// @param workingFolder where the user works, and results are written
  public Doctor(Map<String, String> environment, Path home, Path workingFolder) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.workingFolder = workingFolder;
  }

  /// Everything that was looked for, in the order in which it is to be read. Starts programs to ask
  /// for their versions, and changes nothing.
  public List<Finding> examine() {
    Programs programs = new Programs(environment);
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("Assay", AssayVersion.current() + " at " + home));
    findings.addAll(new ToolChecks(programs, environment).examine());
    findings.addAll(new RuntimeChecks(programs, home).examine());
    findings.addAll(new MachineChecks(programs, workingFolder).examine());
    return findings;
  }
}
