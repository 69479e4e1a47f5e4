package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The values that `tools/reference/statistics_sklearn.py` wrote.
final class Reference {
  private final Map<String, double[]> values = new LinkedHashMap<>();

  static Reference load() {
    Reference reference = new Reference();
    try (InputStream in =
        Objects.requireNonNull(Reference.class.getResourceAsStream("/reference/statistics.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(reference::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reference;
  }

  private void read(String line) {
    if (!line.startsWith("#")) {
      int space = line.indexOf(' ');
      double[] numbers =
          Stream.of(line.substring(space + 1).split(" ", -1))
              .mapToDouble(Double::parseDouble)
              .toArray();
      values.put(line.substring(0, space), numbers);
    }
  }

  Stream<String> keys() {
    return values.keySet().stream();
  }

  double[] all(String key) {
    return Objects.requireNonNull(values.get(key), key);
  }

  double one(String key) {
    return all(key)[0];
  }

  /// The table of a case, with `target` and `predicted` as class codes or as numbers.
  Columns columns(String name, boolean classes) {
    Columns.Builder builder = Columns.builder(all(name + "/target").length);
    for (String column : List.of("target", "predicted", "score", "p0", "p1", "p2", "p3")) {
      double[] numbers = values.get(name + "/" + column);
      if (numbers != null && classes && (column.equals("target") || column.equals("predicted"))) {
        builder.ints(column, codes(numbers));
      } else if (numbers != null) {
        builder.doubles(column, numbers);
      }
    }
    return builder.build();
  }

  private static int[] codes(double[] numbers) {
    return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
  }
}
