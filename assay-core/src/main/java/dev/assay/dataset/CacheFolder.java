package dev.assay.dataset;

import java.nio.file.Path;
import java.util.Map;

/// Where a user's caches lie: `$ASSAY_CACHE`, else `assay` in `$XDG_CACHE_HOME` or `~/.cache`.
public final class CacheFolder {
  private CacheFolder() {}

  /// The folder that the variables name, which need not be there yet.
  public static Path of(Map<String, String> variables) {
    String own = variables.getOrDefault("ASSAY_CACHE", "");
    String all = variables.getOrDefault("XDG_CACHE_HOME", "");
    Path root =
        !own.isEmpty()
            ? Path.of(own)
            : (all.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(all))
                .resolve("assay");
    return root.toAbsolutePath();
  }
}
