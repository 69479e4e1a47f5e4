package dev.assay.spec;

import dev.assay.api.Nearest;
import dev.assay.spec.Node.Entries;
import dev.assay.spec.Node.Items;
import dev.assay.spec.Node.Pair;
import dev.assay.spec.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings the accepted forms of a spec to one: everything beside `benchmark`.
///
/// There are four: keys beside `benchmark`, the same keys nested under it, the JSON form that has
/// `statistical_method` (lists of names, `iterations`), and a bare `configurations` block.
final class Forms {
  /// The keys of the JSON form, and where their values go.
  private static final Map<String, String> STATISTICAL_KEYS =
      Map.of(
          "iterations", "repetitions",
          "warmup_iterations", "warmup",
          "statistical_method", "interval_method");

  private static final String MARK = "statistical_method";
  private static final Set<String> HEADER = Set.copyOf(SpecShape.BENCHMARK.names());

  private final Problems problems;
  private final String stem;
  private final List<String> warnings = new ArrayList<>();

  Forms(Problems problems, String stem) {
    this.problems = problems;
    this.stem = stem;
  }

  /// What the user should know about how the file was read.
  List<String> warnings() {
    return warnings;
  }

  /// The keys that only the form of this file has.
  Set<String> namesOf(Entries root) {
    return root.has(MARK) ? STATISTICAL_KEYS.keySet() : Set.of();
  }

  Entries normal(Entries root) {
    if (root.has(MARK)) {
      return statistical(root);
    }
    if (root.has("configurations") && !root.has("benchmark")) {
      return withHeader(root, "a bare 'configurations' block");
    }
    return flat(root);
  }

  private Entries flat(Entries root) {
    Optional<Node> benchmark = root.value("benchmark");
    if (benchmark.isEmpty() || !(benchmark.get() instanceof Entries nested)) {
      return root;
    }
    List<Pair> header = new ArrayList<>();
    List<Pair> all = new ArrayList<>();
    for (Pair entry : nested.entries()) {
      String key = entry.key().text();
      if (HEADER.contains(key) || !moves(key)) {
        header.add(entry);
      } else if (root.has(key)) {
        problems.add(
            entry.key().at(),
            "the key " + Quoted.of(key) + " is given twice, under 'benchmark' and beside it",
            "remove one of them");
      } else {
        all.add(entry);
      }
    }
    for (Pair entry : root.entries()) {
      boolean isHeader = entry.key().text().equals("benchmark");
      all.add(isHeader ? new Pair(entry.key(), new Entries(nested.at(), header)) : entry);
    }
    return new Entries(root.at(), all);
  }

  /// Whether a key under `benchmark` belongs beside it; a misspelt one does where that is nearer.
  private static boolean moves(String key) {
    List<String> names = SpecShape.ROOT.names();
    return names.contains(key)
        || (Nearest.of(key, HEADER).isEmpty() && Nearest.of(key, names).isPresent());
  }

  private Entries statistical(Entries root) {
    List<Pair> execution = new ArrayList<>();
    List<Pair> all = new ArrayList<>();
    for (Pair entry : root.entries()) {
      switch (entry.key().text()) {
        case "iterations", "warmup_iterations" -> execution.add(renamed(entry));
        case MARK -> all.add(renamed(entry));
        default -> all.add(entry);
      }
    }
    Place at = root.at();
    preset(execution, "repetitions", whole(at, SpecDefaults.STATISTICAL_ITERATIONS));
    preset(execution, "warmup", whole(at, SpecDefaults.STATISTICAL_WARMUP));
    preset(all, "metrics", texts(at, SpecDefaults.STATISTICAL_METRICS));
    preset(all, "models", texts(at, SpecDefaults.STATISTICAL_MODELS));
    preset(all, "datasets", texts(at, SpecDefaults.STATISTICAL_DATASETS));
    preset(all, "execution", new Entries(at, execution));
    return withHeader(new Entries(at, all), "the form with 'statistical_method'");
  }

  private Entries withHeader(Entries root, String form) {
    if (root.has("benchmark")) {
      return flat(root);
    }
    warnings.add(
        form
            + " states no seed: "
            + SpecDefaults.SEED
            + " is used and recorded; state your own with 'benchmark: {name: …, seed: …}'");
    List<Pair> header = new ArrayList<>();
    preset(header, "name", new Scalar(root.at(), Scalar.Kind.TEXT, stem));
    preset(header, "seed", whole(root.at(), SpecDefaults.SEED));
    List<Pair> all = new ArrayList<>(root.entries());
    preset(all, "benchmark", new Entries(root.at(), header));
    return new Entries(root.at(), all);
  }

  private static Pair renamed(Pair entry) {
    String name = STATISTICAL_KEYS.getOrDefault(entry.key().text(), entry.key().text());
    return new Pair(new Scalar(entry.key().at(), Scalar.Kind.TEXT, name), entry.value());
  }

  private static void preset(List<Pair> entries, String key, Node value) {
    if (entries.stream().noneMatch(entry -> entry.key().text().equals(key))) {
      entries.add(new Pair(new Scalar(value.at(), Scalar.Kind.TEXT, key), value));
    }
  }

  private static Scalar whole(Place at, long number) {
    return new Scalar(at, Scalar.Kind.WHOLE, Long.toString(number));
  }

  private static Items texts(Place at, List<String> texts) {
    return new Items(
        at, texts.stream().<Node>map(text -> new Scalar(at, Scalar.Kind.TEXT, text)).toList());
  }
}
