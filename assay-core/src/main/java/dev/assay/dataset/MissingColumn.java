package dev.assay.dataset;

import dev.assay.api.Nearest;
import java.util.List;

/// What to say where a column that is named is not there.
final class MissingColumn {
  private static final int MOST_NAMES = 20;

  private MissingColumn() {}

  static String hint(String name, List<String> names) {
    String all = "The columns are " + list(names) + ".";
    return Nearest.of(name, names).map(near -> "Did you mean '" + near + "'? " + all).orElse(all);
  }

  private static String list(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    return names.size() > MOST_NAMES
        ? shown + " and " + (names.size() - MOST_NAMES) + " more"
        : shown;
  }
}
