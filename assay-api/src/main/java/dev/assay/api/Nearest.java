package dev.assay.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word out of a known set that a misspelt one most likely stands for.
public final class Nearest {
  private Nearest() {}

  /// The nearest word by edit distance (insert, delete, replace, swap), where it is near enough to
  /// be meant: a third of the longer word, and one edit at least.
  public static Optional<String> of(String word, Collection<String> known) {
    String wanted = normal(word);
    if (wanted.isEmpty() || wanted.length() > 64) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> near(wanted, normal(candidate)))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(wanted, normal(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean near(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    return distance(a, b) <= Math.max(1, longer / 3);
  }

  private static String normal(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
