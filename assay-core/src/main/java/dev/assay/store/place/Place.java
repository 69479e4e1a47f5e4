package dev.assay.store.place;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Where files lie by name, written by several processes at once.
///
/// Names are relative paths with `/`, such as `runs/2026/03/04/x.json`. A file is there whole or
/// not at all. Every failure is an {@link dev.assay.api.AssayException} that names the place.
public interface Place extends AutoCloseable {

  /// How users write the place.
  String shown();

  /// Every file, in the order of the names. Hidden files are not among them.
  List<StoredFile> list();

  /// The contents of files by name; those that are not there (any more) are absent.
  Map<String, byte[]> read(Collection<String> names);

  /// Makes changes: first what is added and replaced, durably, then what is removed.
  ///
  /// @return whether they were made; false where a file that is to be replaced is another one than
  ///   expected, in which case nothing was removed
  boolean apply(Batch batch);

  @Override
  void close();
}
