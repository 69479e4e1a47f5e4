package dev.assay.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The style sheet and the script of the page, each joined from several files.
///
/// @param style the style sheet
/// @param script the script
record Assets(String style, String script) {
  private static final List<String> STYLES =
      List.of("page.css", "table.css", "chart.css", "samples.css", "print.css");
  private static final List<String> SCRIPTS =
      List.of(
          "theme.js",
          "tabs.js",
          "sort.js",
          "charts.js",
          "data.js",
          "grid.js",
          "samples.js",
          "print.js");

  static Assets load() {
    String script = "(() => {\n\"use strict\";\n" + join(SCRIPTS) + "})();\n";
    return new Assets(join(STYLES), script);
  }

  /// The rule that lets exactly these two be used, and nothing be fetched.
  String policy() {
    return "default-src 'none'; script-src '"
        + digest(script)
        + "'; style-src '"
        + digest(style)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String join(List<String> names) {
    StringBuilder joined = new StringBuilder();
    names.forEach(name -> joined.append(read(name)));
    return joined.toString();
  }

  private static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
