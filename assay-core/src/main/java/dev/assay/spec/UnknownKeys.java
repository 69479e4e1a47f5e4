package dev.assay.spec;

import dev.assay.api.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What to say of a key that does not exist where it stands.
final class UnknownKeys {
  private final Map<String, Set<String>> owners = new LinkedHashMap<>();

  private final Shape.Keys root;
  private final Set<String> namesOfForm;

  /// @param namesOfForm further keys of the file, in the form that it is written in
  UnknownKeys(Shape.Keys root, Set<String> namesOfForm) {
    this.root = root;
    this.namesOfForm = namesOfForm;
    collect(root);
  }

  /// The nearest key here, else where the key belongs, else the keys there are.
  String hint(String key, Shape.Keys here) {
    Set<String> names = new LinkedHashSet<>(here.names());
    if (here.equals(root)) {
      names.addAll(namesOfForm);
    }
    Optional<String> near = Nearest.of(key, names);
    if (near.isPresent()) {
      return "did you mean '" + near.get() + "'?";
    }
    Optional<String> elsewhere =
        owners.containsKey(key) ? Optional.of(key) : Nearest.of(key, owners.keySet());
    if (elsewhere.isPresent()) {
      String belongs = String.join(" or ", owners.getOrDefault(elsewhere.get(), Set.of()));
      return "'" + elsewhere.get() + "' is a key of " + belongs;
    }
    return "known here: " + String.join(", ", names);
  }

  private void collect(Shape shape) {
    switch (shape) {
      case Shape.Keys keys ->
          keys.keys()
              .forEach(key -> {
                owners
                    .computeIfAbsent(key.name(), _ -> new LinkedHashSet<>())
                    .add("'" + keys.name() + "'");
                collect(key.shape());
              });
      case Shape.Many many -> collect(many.of());
      case Shape.Table table -> collect(table.of());
      case Shape.Text _,
          Shape.Pattern _,
          Shape.Label _,
          Shape.Choice _,
          Shape.Whole _,
          Shape.Real _,
          Shape.Span _,
          Shape.Change _,
          Shape.Free _ -> {}
    }
  }
}
