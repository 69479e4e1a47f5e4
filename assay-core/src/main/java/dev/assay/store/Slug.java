package dev.assay.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Turns a name into one that every file system takes as a folder.
final class Slug {
  private static final int LONGEST = 60;
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

  private Slug() {}

  /// Lower-case letters a to z, digits, `.`, `_` and `-`; never empty, and neither hidden nor a
  /// name that Windows keeps for devices. Different names may give the same slug.
  static String of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug =
        plain
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    String cut = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    String trimmed = cut.replaceAll("[.-]+$", "");
    if (trimmed.isEmpty()) {
      return "x";
    }
    String stem = trimmed.contains(".") ? trimmed.substring(0, trimmed.indexOf('.')) : trimmed;
    boolean reserved = RESERVED.contains(stem) || stem.matches("(com|lpt)[0-9]");
    return reserved ? "x-" + trimmed : trimmed;
  }
}
