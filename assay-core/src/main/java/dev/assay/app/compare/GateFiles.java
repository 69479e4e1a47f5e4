package dev.assay.app.compare;

import dev.assay.api.AssayException;
import dev.assay.report.gate.ChangeJson;
import dev.assay.report.gate.JUnitXml;
import dev.assay.report.markdown.ChangeMarkdown;
import dev.assay.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes what a gate came to.
public final class GateFiles {
  /// GitHub takes no more of a step's summary.
  static final long LARGEST_SUMMARY = 1 << 20;

  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  private final RunGate.Judged judged;

  /// The files of a gate.
  public GateFiles(RunGate.Judged judged) {
    this.judged = judged;
  }

  /// The JSON.
  public String json() {
    return ChangeJson.render(judged.changes(), Optional.of(judged.gate()), judged.thresholds());
  }

  /// Writes Markdown, JSON and JUnit XML into a folder, and returns the files.
  ///
  /// @param at when it was judged
  /// @throws AssayException if one cannot be written
  public List<Path> write(Path folder, Instant at) {
    Path markdown = folder.resolve("gate.md");
    Path json = folder.resolve("gate.json");
    Path junit = folder.resolve("junit.xml");
    try {
      Files.createDirectories(folder);
      put(markdown, markdown());
      put(json, json());
      put(
          junit,
          JUnitXml.render(
              judged.benchmark(), judged.changes(), judged.gate(), judged.thresholds(), at));
      return List.of(markdown, json, junit);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /// Adds the page to the summary of a job of GitHub Actions, where there is one.
  ///
  /// @param variables the environment's variables
  /// @throws AssayException if it cannot be written
  public void summarize(Map<String, String> variables) {
    String named = variables.getOrDefault(SUMMARY, "");
    if (named.isEmpty()) {
      return;
    }
    Path file = Path.of(named);
    try {
      long left = LARGEST_SUMMARY - (Files.exists(file) ? Files.size(file) : 0);
      String page = ChangeMarkdown.cut(markdown(), left);
      Files.writeString(
          file, page, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private String markdown() {
    return ChangeMarkdown.render(judged.changes(), Optional.of(judged.gate()), judged.thresholds());
  }

  private static void put(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static AssayException unwritable(Path path, IOException e) {
    return AssayException.invalid(
        path.toString(),
        "cannot be written: " + e.getMessage(),
        "Name another folder with --output.");
  }
}
