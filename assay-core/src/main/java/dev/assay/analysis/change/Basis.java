package dev.assay.analysis.change;

/// What a comparison rests on.
public enum Basis {
  /// The same items, answered by both.
  PAIRED_SAMPLES("paired"),
  /// Rounds in which both were run one after the other.
  PAIRED_ROUNDS("interleaved"),
  /// The single samples of both, not paired.
  SAMPLES("not paired"),
  /// The two estimates and their standard errors.
  ESTIMATES("estimates"),
  /// One run against the runs of a history.
  HISTORY("history"),
  /// Nothing: they are not compared.
  NONE("not compared");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  /// In words, as tables name it.
  public String words() {
    return words;
  }
}
