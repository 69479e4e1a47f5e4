package dev.assay.dataset;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.file.Path;

/// A Parquet file, read by DuckDB.
record ParquetSource(Path path, String name) implements Source {
  @Override
  public String place(long line) {
    return name + ", row " + line;
  }

  @Override
  public boolean bareText() {
    return false;
  }

  @Override
  public Records open() {
    try {
      requireMagic();
    } catch (IOException e) {
      throw FileBytes.unreadable(name, e);
    }
    return new ParquetRecords(this);
  }

  // DuckDB's own words for a file of another kind do not say what the file is.
  private void requireMagic() throws IOException {
    try (FileBytes bytes = FileBytes.open(path)) {
      byte[] magic = bytes.readNBytes(4);
      if (magic.length < 4 || magic[0] != 'P' || magic[1] != 'A' || magic[2] != 'R') {
        throw AssayException.invalid(
            name,
            "the file is not Parquet: it does not begin with PAR1",
            "State its format, or convert it; a Parquet file is not gzipped as a whole.");
      }
    }
  }
}
