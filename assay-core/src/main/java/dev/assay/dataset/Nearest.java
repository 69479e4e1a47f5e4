package dev.assay.dataset;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant.
final class Nearest {
  private Nearest() {}

  /// The candidate that is nearest to `name` by edits, letter case aside; empty where none is near.
  static Optional<String> to(String name, Collection<String> candidates) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, wanted.length() / 3);
    return candidates.stream()
        .map(candidate -> new Distance(candidate, distance(wanted, candidate)))
        .filter(distance -> distance.edits() <= limit)
        .min(Comparator.comparingInt(Distance::edits))
        .map(Distance::name);
  }

  private static int distance(String wanted, String candidate) {
    String text = candidate.strip().toLowerCase(Locale.ROOT);
    int[] previous = new int[text.length() + 1];
    for (int j = 0; j <= text.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int[] current = new int[text.length() + 1];
      current[0] = i;
      for (int j = 1; j <= text.length(); j++) {
        int change = wanted.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[text.length()];
  }

  private record Distance(String name, int edits) {}
}
