package dev.assay.api.data;

/// What a column is to a benchmark; a column without a role is a feature or metadata.
public enum Role {
  /// What a language model is asked.
  PROMPT("prompt"),
  /// The right answer in words.
  GROUND_TRUTH("ground_truth"),
  /// The right class or number.
  TARGET("target"),
  /// The slice that a row belongs to, for breakdowns.
  CATEGORY("category"),
  /// The group of rows that are not independent of each other.
  CLUSTER("cluster"),
  /// The name of a row, unique within the dataset.
  ID("id");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  /// The key of this role under `columns:` of a spec.
  public String key() {
    return key;
  }
}
