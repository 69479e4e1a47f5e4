package dev.assay.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;

/// A CSV, JSON or JSON Lines file, plain or gzip.
///
/// @param path the file
/// @param name what it is called in messages
/// @param bareText whether it is CSV
record FileSource(Path path, String name, boolean bareText) implements Source {
  @Override
  public String place(long line) {
    return name + ":" + line;
  }

  @Override
  public Records open() {
    try {
      FileBytes bytes = FileBytes.open(path);
      try {
        InputStream unpacked = Compression.unpacked(bytes);
        Reader text = new Utf8Reader(unpacked, this);
        return bareText ? new CsvRecords(this, bytes, text) : new JsonRecords(this, bytes, text);
      } catch (IOException | RuntimeException failure) {
        bytes.close();
        throw failure;
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(name, e);
    }
  }
}
