package dev.assay.store;

import dev.assay.api.AssayException;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.observation.KeyHash;
import dev.assay.api.observation.RowDigest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The file of a run that says what each row of a dataset holds, a digest a line: by it two runs
/// over different versions of a dataset find the rows that both have.
public final class RowsFile {
  /// A dataset with more rows has no such file: what a few rows change is lost in its chance.
  public static final int MOST_ROWS = 100_000;

  private static final int SHORT_HASH = 8;

  private RowsFile() {}

  /// Writes the file unless it is there, or the dataset has too many rows.
  ///
  /// @throws AssayException if the data cannot be read, or the file not be written
  public static void write(RunDirectory run, Dataset dataset) {
    String name = name(dataset.name());
    if (dataset.profile().rows() > MOST_ROWS || Files.exists(run.path().resolve(name))) {
      return;
    }
    run.stream(
        name,
        file -> {
          try (RowStream rows = dataset.open();
              BufferedWriter out = Files.newBufferedWriter(file)) {
            while (rows.hasNext()) {
              out.write(RowDigest.of(rows.next()).text());
              out.write('\n');
            }
          }
        });
  }

  /// What the rows of a dataset hold, in their order; empty where the run does not say.
  ///
  /// @throws AssayException if the file is damaged
  public static List<RowDigest> read(Path run, String dataset) {
    Path file = run.resolve(name(dataset));
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().map(RowDigest::parse).toList();
    } catch (IOException | IllegalArgumentException damaged) {
      throw StoreFailures.unreadable(file, damaged);
    }
  }

  private static String name(String dataset) {
    String hash = new KeyHash("dataset").add(dataset).hex().substring(0, SHORT_HASH);
    return "rows/" + Slug.of(dataset) + "-" + hash + ".txt";
  }
}
