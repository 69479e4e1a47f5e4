package dev.assay.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this build, and the commit that it was built from (empty where that is unknown).
public record AssayVersion(String version, String commit) {
  private static final String RESOURCE = "version.properties";

  /// Reads what the build wrote into the jar.
  public static AssayVersion current() {
    Properties properties = new Properties();
    try (InputStream in = AssayVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar of assay-core lacks " + RESOURCE + ".");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AssayVersion(
        properties.getProperty("version", ""), properties.getProperty("commit", ""));
  }

  /// The version, with the commit in brackets where it is known.
  @Override
  public String toString() {
    return commit.isEmpty() ? version : version + " (" + commit + ")";
  }
}
