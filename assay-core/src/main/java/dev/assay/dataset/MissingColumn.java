package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.Role;
import dev.assay.api.dataset.Dataset;
import java.util.List;

/// The problem that a dataset lacks a column which a metric or a model needs.
public final class MissingColumn {
  private static final int MOST_NAMES = 20;

  private MissingColumn() {}

  /// A dataset without a column in that role.
  ///
  /// @param needer what needs the column, such as `metric 'accuracy'`
  public static AssayException inRole(Dataset dataset, Role role, String needer) {
    List<String> names = dataset.schema().columns().stream().map(Column::name).toList();
    String likely = Nearest.to(role.key(), names).orElse("NAME");
    return AssayException.invalid(
        dataset.profile().source(),
        "dataset '"
            + dataset.name()
            + "' has no "
            + role.key()
            + " column, which "
            + needer
            + " needs",
        "Name it under the dataset's columns, such as `columns: {"
            + role.key()
            + ": "
            + likely
            + "}`; the columns are "
            + list(names)
            + ".");
  }

  static String hint(String name, List<String> names) {
    String all = "The columns are " + list(names) + ".";
    return Nearest.to(name, names).map(near -> "Did you mean '" + near + "'? " + all).orElse(all);
  }

  private static String list(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    return names.size() > MOST_NAMES
        ? shown + " and " + (names.size() - MOST_NAMES) + " more"
        : shown;
  }
}
