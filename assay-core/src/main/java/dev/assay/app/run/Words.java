package dev.assay.app.run;

import dev.assay.api.model.Task;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names of things in messages.
final class Words {
  private Words() {}

  static String tasks(Collection<Task> tasks) {
    return tasks.stream()
        .distinct()
        .sorted()
        .map(task -> task.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" and "));
  }
}
