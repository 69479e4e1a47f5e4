package dev.assay.analysis.change;

import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Why two numbers of the same name cannot be compared.
final class Obstacles {
  private static final int SHORT_DIGEST = 12;

  private Obstacles() {}

  /// Why not, in a sentence with what to do next; empty where they can be compared.
  static Optional<String> between(Measured base, Measured head) {
    return direction(base.traits(), head.traits())
        .or(() -> unit(base.traits(), head.traits()))
        .or(() -> data(base.source(), head.source()))
        .or(() -> machine(base, head));
  }

  private static Optional<String> direction(Traits base, Traits head) {
    Optional<Direction> first = base.direction();
    Optional<Direction> second = head.direction();
    return first.isPresent() && second.isPresent() && first.get() != second.get()
        ? Optional.of(
            "The direction differs: "
                + words(first.get())
                + " in the base, "
                + words(second.get())
                + " in the head. Give both specs the same `direction`.")
        : Optional.empty();
  }

  private static String words(Direction direction) {
    return switch (direction) {
      case HIGHER -> "higher is better";
      case LOWER -> "lower is better";
      case NONE -> "neither is better";
    };
  }

  private static Optional<String> unit(Traits base, Traits head) {
    return base.unit().equals(head.unit())
        ? Optional.empty()
        : Optional.of(
            "The unit differs: '"
                + base.unit()
                + "' in the base, '"
                + head.unit()
                + "' in the head.");
  }

  private static Optional<String> data(Source base, Source head) {
    boolean known = !base.dataset().isEmpty() && !head.dataset().isEmpty();
    return known && !base.dataset().equals(head.dataset())
        ? Optional.of(
            "Measured on other data: its SHA-256 is "
                + digest(base.dataset())
                + " in the base and "
                + digest(head.dataset())
                + " in the head. Run the base on the same data.")
        : Optional.empty();
  }

  private static String digest(String sha256) {
    return sha256.substring(0, Math.min(SHORT_DIGEST, sha256.length()));
  }

  private static Optional<String> machine(Measured base, Measured head) {
    if (!head.traits().dependsOnMachine()) {
      return Optional.empty();
    }
    SequencedMap<String, String> first = base.source().machine();
    SequencedMap<String, String> second = head.source().machine();
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.of(
          "The machine of the "
              + (first.isEmpty() ? "base" : "head")
              + " is not known, so speeds cannot be compared. Name the folder of the run, which"
              + " holds run.json.");
    }
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, String> field : second.entrySet()) {
      String other = first.getOrDefault(field.getKey(), "");
      if (!other.equals(field.getValue())) {
        differences.add(
            field.getKey() + " " + shown(other) + " in the base, " + shown(field.getValue()));
      }
    }
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Incomparable, for it depends on the machine: "
                + String.join("; ", differences)
                + " in the head. Run the base on the same machine.");
  }

  private static String shown(String text) {
    return text.isEmpty() ? "unknown" : "'" + text + "'";
  }
}
