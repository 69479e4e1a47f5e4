package dev.assay.app.stats;

import java.util.List;

/// How one reference case came out.
///
/// @param id the name of the case
/// @param differences what is off, with both values; empty where the case passed
public record GoldenOutcome(String id, List<String> differences) {
  public GoldenOutcome {
    differences = List.copyOf(differences);
  }

  /// Whether nothing is off.
  public boolean passed() {
    return differences.isEmpty();
  }
}
