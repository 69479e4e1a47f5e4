package dev.assay.engine;

import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.observation.Item;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads from a row what an observation keeps of it.
public final class Items {
  private Items() {}

  /// What an observation keeps of a row.
  public static Item of(Row row) {
    return new Item(
        row.number(),
        row.id(),
        target(row),
        row.text(Role.CATEGORY).orElse(""),
        row.text(Role.CLUSTER).orElse(""));
  }

  private static String target(Row row) {
    return value(row, Role.TARGET).or(() -> value(row, Role.GROUND_TRUTH)).orElse("");
  }

  private static Optional<String> value(Row row, Role role) {
    OptionalInt position = row.schema().position(role);
    return position.isPresent()
        ? row.value(position.getAsInt()).map(Items::text)
        : Optional.empty();
  }

  // A class written as 1 in one file and as 1.0 in another is the same class.
  private static String text(Object value) {
    if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        return "";
      }
      if (number == Math.rint(number) && Math.abs(number) < 1e15) {
        return Long.toString(number.longValue());
      }
    }
    return value.toString();
  }
}
