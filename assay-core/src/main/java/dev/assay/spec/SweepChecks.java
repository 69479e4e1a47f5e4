package dev.assay.spec;

import dev.assay.stats.decision.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The checks of configurations, grids, seeds and the command.
final class SweepChecks {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Values root;
  private final Places places;
  private final Problems problems;
  private final Catalog catalog;

  SweepChecks(Values root, Places places, Problems problems, Catalog catalog) {
    this.root = root;
    this.places = places;
    this.problems = problems;
    this.catalog = catalog;
  }

  /// The configurations of a spec, or none where there are too many to look at each.
  static List<SweepSpec.Configuration> configurations(Values root) {
    SweepSpec sweep = SweepBuilder.build(root);
    return sweep.size() <= SpecLimits.CHECKED_CONFIGURATIONS ? sweep.all() : List.of();
  }

  void check() {
    if (root.has("grid") && root.table("grid").isEmpty()) {
      add("grid", "the grid is empty", "give it a parameter with values, or remove it");
    }
    shared();
    seeds();
    List<SweepSpec.Configuration> configurations = configurations(root);
    names(configurations);
    if (root.has("command")) {
      command(configurations);
      launch(configurations);
      directions();
    } else if (root.has("models") && configurations.isEmpty()) {
      add(
          "grid",
          "the grid has " + SweepBuilder.build(root).size() + " configurations of models",
          "at most " + SpecLimits.CHECKED_CONFIGURATIONS + " are taken; remove values");
    }
  }

  private void shared() {
    List<Values> configurations = root.each("configurations");
    for (int i = 0; i < configurations.size(); i++) {
      Secrets.check(configurations.get(i).map(), "configurations[" + i + "]", places, problems);
      for (String key : root.table("grid").keySet()) {
        if (configurations.get(i).has(key)) {
          add(
              "configurations[" + i + "]." + key,
              "the parameter " + Quoted.of(key) + " stands in the configuration and in the grid",
              "keep one of them");
        }
      }
    }
  }

  private void seeds() {
    Set<Long> seeds = new HashSet<>();
    List<Long> all = root.wholes("seeds");
    for (int i = 0; i < all.size(); i++) {
      if (!seeds.add(all.get(i))) {
        add("seeds[" + i + "]", "the seed " + all.get(i) + " is given twice", "remove one of them");
      }
    }
  }

  private void names(List<SweepSpec.Configuration> configurations) {
    Set<String> names = new HashSet<>();
    List<Values> listed = root.each("configurations");
    for (int i = 0; i < listed.size(); i++) {
      String name = listed.get(i).text("name").orElse("");
      if (!name.isEmpty() && !names.add(name)) {
        twice("configurations[" + i + "].name", name);
        return;
      }
    }
    names.clear();
    for (SweepSpec.Configuration each : configurations) {
      if (!names.add(each.name())) {
        twice("grid", each.name());
        return;
      }
    }
  }

  private void twice(String at, String name) {
    add(at, "two configurations are named " + Quoted.of(name), "give each its own name");
  }

  private void command(List<SweepSpec.Configuration> configurations) {
    List<String> words = root.texts("command");
    for (int i = 0; i < words.size(); i++) {
      template(words.get(i), configurations, "command[" + i + "]");
    }
    for (SweepSpec.Configuration each : configurations) {
      for (String name : each.parameters().keySet()) {
        if (CommandTemplate.BUILT_IN.contains(name)) {
          add(
              root.has("configurations") ? "configurations" : "grid",
              "the parameter "
                  + Quoted.of(name)
                  + " has the name of something that every trial has",
              "give it another name");
          return;
        }
      }
    }
  }

  private void template(String text, List<SweepSpec.Configuration> configurations, String at) {
    if (configurations.isEmpty()) {
      return;
    }
    CommandTemplate template = new CommandTemplate(text);
    template
        .problem(configurations)
        .ifPresent(wrong ->
            add(
                at,
                wrong,
                "every trial has: "
                    + String.join(", ", CommandTemplate.BUILT_IN.stream().sorted().toList())));
  }

  private void launch(List<SweepSpec.Configuration> configurations) {
    Values launch = root.at("launch");
    for (Map.Entry<String, Object> variable : launch.table("env").entrySet()) {
      String at = "launch.env." + variable.getKey();
      if (!VARIABLE.matcher(variable.getKey()).matches()) {
        add(at, Quoted.of(variable.getKey()) + " is no name of a variable", "use A-Z, 0-9 and _");
      }
      template(variable.getValue().toString(), configurations, at);
    }
    Secrets.checkVariables(launch.table("env"), "launch.env", places, problems);
    launch.text("metric_lines").filter(it -> !it.equals("plain")).ifPresent(this::pattern);
  }

  private void pattern(String pattern) {
    try {
      if (Pattern.compile(pattern).matcher("").groupCount() != 2) {
        add(
            "launch.metric_lines",
            "the pattern does not have two groups",
            "the first is the metric's name, the second its value, such as (\\w+)=(\\S+)");
      }
    } catch (PatternSyntaxException wrong) {
      add(
          "launch.metric_lines",
          "this is no regular expression: " + wrong.getDescription(),
          "write 'plain' for lines such as accuracy=0.9");
    }
  }

  // The primary metric ranks, and its direction is never guessed.
  private void directions() {
    List<Values> metrics = root.each("metrics");
    Optional<String> primary = root.text("primary_metric").map(Implied::metric);
    for (int i = 0; i < metrics.size(); i++) {
      Values metric = metrics.get(i);
      String name = metric.text("name").map(Implied::metric).orElse("");
      boolean ranks = primary.map(name::equals).orElse(i == 0);
      boolean known =
          catalog.metric(name).filter(info -> info.direction() != Direction.NONE).isPresent();
      if (ranks && !name.isEmpty() && !metric.has("direction") && !known) {
        add(
            "metrics[" + i + "]",
            "the metric "
                + Quoted.of(name)
                + " ranks the configurations, and nothing says which"
                + " values are better",
            "add 'direction: higher' or 'direction: lower'");
      }
    }
  }

  private void add(String at, String message, String hint) {
    problems.add(places.of(at), message, hint);
  }
}
