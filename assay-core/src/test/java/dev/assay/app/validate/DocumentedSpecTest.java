package dev.assay.app.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every piece of a spec that the documentation shows is one that Assay accepts.
final class DocumentedSpecTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\n(.*?)```");
  private static final Pattern KEY = Pattern.compile("(?m)^([a-z_]+):");

  /// What a piece that is no whole spec needs around it.
  private static final Map<String, String> REST =
      Map.of(
          "benchmark", "benchmark: {name: documented, seed: 1}\n",
          "dataset", "dataset: {path: rows.csv}\n",
          "models", "models: [{id: some, path: some.onnx}]\n",
          "metrics", "metrics: [latency_p95]\n");

  @ParameterizedTest
  @MethodSource("pieces")
  void read_pieceOfTheDocumentation_isAccepted(String file, String piece) {
    try (Installation installation =
        new Installation(DOCS, Map.of("SERVICE_KEY", "x", "SERVER_KEY", "x"), Ticker.system())) {
      assertThatCode(() ->
              installation
                  .specReader(installation.catalogue(DOCS, false))
                  .read(piece, file, DOCS.toAbsolutePath()))
          .as(piece)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void pieces_ofTheDocumentation_areFound() throws IOException {
    assertThat(pieces()).hasSizeGreaterThan(12);
  }

  static List<Object[]> pieces() throws IOException {
    List<Object[]> pieces = new ArrayList<>();
    try (Stream<Path> files = Files.list(DOCS)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
        BLOCK
            .matcher(Files.readString(file))
            .results()
            .map(block -> block.group(1).replace("9f2c…", "9f2c".repeat(16)))
            .filter(block -> KEY.matcher(block).lookingAt())
            .flatMap(block -> alternatives(block).stream())
            .forEach(piece -> pieces.add(new Object[] {file.getFileName().toString(), piece}));
      }
    }
    return pieces;
  }

  // A key that stands there again begins another way to write the same.
  private static List<String> alternatives(String block) {
    List<String> whole = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int from = 0;
    for (MatchResult key : KEY.matcher(block).results().toList()) {
      if (!keys.add(key.group(1))) {
        whole.add(completed(block.substring(from, key.start()), keys));
        keys = new HashSet<>(Set.of(key.group(1)));
        from = key.start();
      }
    }
    whole.add(completed(block.substring(from), keys));
    return whole;
  }

  private static String completed(String piece, Set<String> keys) {
    StringBuilder text = new StringBuilder(piece);
    boolean sweep = keys.contains("configurations");
    REST.entrySet().stream()
        .filter(it -> !keys.contains(it.getKey()) && !keys.contains(it.getKey() + "s"))
        .filter(it -> !(sweep && it.getKey().equals("models")))
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> text.append(it.getValue()));
    return text.toString();
  }
}
