package dev.assay.cli;

import dev.assay.app.AssayVersion;
import picocli.CommandLine.IVersionProvider;

/// What `assay --version` prints.
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "assay " + AssayVersion.current(),
      "JDK %s (%s)"
          .formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
      "%s %s %s"
          .formatted(
              System.getProperty("os.name"),
              System.getProperty("os.version"),
              System.getProperty("os.arch"))
    };
  }
}
