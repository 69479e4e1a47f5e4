package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of reference cases for the statistics, in the form `golden-statistics/1`.
public final class GoldenFile {
  private static final String SCHEMA = "golden-statistics/1";

  private final List<GoldenCase> cases;

  private GoldenFile(List<GoldenCase> cases) {
    this.cases = cases;
  }

  /// Reads the cases of a file.
  ///
  /// @throws AssayException if the file cannot be read or is not of that form
  public static GoldenFile read(Path file) {
    JsonNode root = parse(file);
    if (!root.path("schema").asString("").equals(SCHEMA) || !root.path("cases").isArray()) {
      throw AssayException.invalid(
          file.toString(),
          "this is not a file of reference cases",
          "give a JSON object with \"schema\": \"" + SCHEMA + "\" and an array \"cases\"");
    }
    List<GoldenCase> cases = new ArrayList<>();
    root.path("cases").forEach(node -> cases.add(GoldenCase.of(node)));
    return new GoldenFile(List.copyOf(cases));
  }

  private static JsonNode parse(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw AssayException.invalid(
          file.toString(), "the file cannot be read", "check that it exists and is readable");
    } catch (JacksonException e) {
      throw AssayException.invalid(
          file.toString(), "the file is not JSON: " + e.getOriginalMessage(), "correct it");
    }
  }

  /// Evaluates every case, in the order of the file.
  public List<GoldenOutcome> check() {
    return cases.stream().map(GoldenFile::check).toList();
  }

  private static GoldenOutcome check(GoldenCase each) {
    return new GoldenOutcome(each.id(), differences(each));
  }

  private static List<String> differences(GoldenCase each) {
    GoldenFunction function = GoldenFunctions.ALL.get(each.function());
    if (function == null) {
      return List.of("function '" + each.function() + "' is not known");
    }
    String refusal = each.expected().path("error").asString("");
    try {
      var outputs = function.evaluate(each.input());
      return refusal.isEmpty()
          ? GoldenComparison.differences(each, outputs)
          : List.of("expected the refusal " + refusal + ", got an answer");
    } catch (RefusedException e) {
      return refusal.equals(e.reason().name())
          ? List.of()
          : List.of(
              "expected "
                  + (refusal.isEmpty() ? "an answer" : "the refusal " + refusal)
                  + ", got the refusal "
                  + e.reason()
                  + " ("
                  + e.getMessage()
                  + ")");
    } catch (RuntimeException e) {
      return List.of("the case cannot be evaluated: " + e);
    }
  }
}
