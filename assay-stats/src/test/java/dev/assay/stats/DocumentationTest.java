package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Everything public is documented; every package says what it holds; every method that computes
/// states its formula, range, empty and NaN input, ties, errors and paper, by itself or by what its
/// class or package says for all of its methods.
final class DocumentationTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  /// They hold, check, draw or pass on, and compute nothing that a paper defines.
  private static final Set<String> VOCABULARY =
      Set.of(
          "Alternative",
          "Arguments",
          "Columns",
          "Estimate",
          "Interval",
          "RandomStream",
          "Refusal",
          "RefusedException",
          "Resampler",
          "RowResampler",
          "Statistic",
          "Weights",
          "CategoryCounts",
          "Ratings",
          "Direction",
          "Sample",
          "Terms",
          "MonotoneRoot",
          "Design",
          "Resampling",
          "Selection",
          "Workers");

  private static final Pattern YEAR = Pattern.compile("\\b(1[789]|20)\\d\\d\\b");
  private static final Pattern FORMULA = Pattern.compile("`[^`]*[-+*/=<>(|^][^`]*`");
  private static final Pattern RANGE =
      Pattern.compile(
          "in \\[|in \\(|within \\[|unit|at most|at least|between|above|below|positive"
              + "|probabilit|count|number|from 0|p-value|rank|share");
  private static final Pattern ERRORS = Pattern.compile("@throws|[Rr]efus|NaN");
  private static final Pattern EMPTY = Pattern.compile("EMPTY_INPUT|empty");
  private static final Pattern NAN = Pattern.compile("NAN_INPUT|NaN");
  private static final Pattern TIES = Pattern.compile("\\b[Tt]ie[sd]?\\b");

  @Test
  void sources_everyComputingMethod_statesItsContract() throws IOException {
    List<String> missing = new ArrayList<>();
    int methods = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        boolean computes = !name.endsWith("-info") && !VOCABULARY.contains(name);
        if (computes && Files.readString(file).contains("\npublic ")) {
          SourceDocs docs = SourceDocs.read(file);
          methods += docs.methods().size();
          for (SourceDocs.Method method : docs.methods()) {
            unsaid(docs, method)
                .forEach(what -> missing.add(name + "." + method.name() + ": " + what));
          }
        }
      }
    }

    assertThat(methods).isGreaterThan(200);
    assertThat(missing).isEmpty();
  }

  private static List<String> unsaid(SourceDocs docs, SourceDocs.Method method) {
    String own = method.text() + docs.typeText();
    String all = own + docs.packageText();
    List<String> unsaid = new ArrayList<>();
    if (!FORMULA.matcher(own).find() && !YEAR.matcher(own).find()) {
      unsaid.add("formula, or the paper that defines it");
    }
    require(RANGE, own, "unit or range", unsaid);
    require(ERRORS, own, "errors", unsaid);
    require(YEAR, all, "paper", unsaid);
    if (method.arrays()) {
      require(EMPTY, all, "empty input", unsaid);
      require(NAN, all, "NaN", unsaid);
      require(TIES, all, "ties", unsaid);
    }
    return unsaid;
  }

  private static void require(Pattern pattern, String text, String what, List<String> unsaid) {
    if (!pattern.matcher(text).find()) {
      unsaid.add(what);
    }
  }

  @Test
  void sources_everythingPublic_isDocumented() throws IOException {
    List<String> missing = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        undocumented(Files.readAllLines(file))
            .forEach(line -> missing.add(SOURCES.relativize(file) + ": " + line));
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void sources_everyPackage_isDocumented() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve("dev/assay/stats"))) {
      for (Path folder : files.filter(Files::isDirectory).toList()) {
        assertThat(folder.resolve("package-info.java")).content().startsWith("///");
      }
    }
  }

  private static List<String> undocumented(List<String> lines) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("public ")) {
        int above = i - 1;
        boolean overrides = false;
        while (above >= 0 && lines.get(above).strip().startsWith("@")) {
          overrides |= lines.get(above).strip().equals("@Override");
          above--;
        }
        if (!overrides && (above < 0 || !lines.get(above).strip().startsWith("///"))) {
          missing.add(lines.get(i).strip());
        }
      }
    }
    return missing;
  }
}
