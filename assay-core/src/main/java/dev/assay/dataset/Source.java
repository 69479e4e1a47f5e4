package dev.assay.dataset;

/// Where the records of a dataset come from; it can be read as often as needed.
interface Source {

  /// What it is called in messages and in the record of a run.
  String name();

  /// The place of a record in messages, such as `data/test.csv:118`.
  String place(long line);

  /// Whether values are bare text, whose types have to be read out of the text.
  boolean bareText();

  /// Opens a new pass, from the first record.
  ///
  /// @throws dev.assay.api.AssayException if it cannot be read
  Records open();
}
