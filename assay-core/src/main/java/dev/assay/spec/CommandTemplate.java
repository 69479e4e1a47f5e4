package dev.assay.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text of a command with places for values: `{{name}}` stands for a parameter of the
/// configuration, or for one of the names that every trial has.
///
/// @param text the text as the spec writes it
public record CommandTemplate(String text) {
  /// The names that every trial has, whatever its configuration.
  public static final Set<String> BUILT_IN =
      Set.of("seed", "configuration", "dataset", "data", "dir", "config", "metrics", "spec_dir");

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  /// The names in the text, in alphabetical order.
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /// The text with the values in their places.
  ///
  /// @throws IllegalArgumentException if a name has no value
  public String filled(Map<String, ?> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          Object value = values.get(place.group(1));
          if (value == null) {
            throw new IllegalArgumentException("no value for {{" + place.group(1) + "}}");
          }
          return Matcher.quoteReplacement(value.toString());
        });
  }

  /// What is wrong with the names of a text, for these configurations; empty: nothing.
  Optional<String> problem(List<SweepSpec.Configuration> configurations) {
    for (String name : names()) {
      if (BUILT_IN.contains(name)) {
        continue;
      }
      List<String> lacking = new ArrayList<>();
      for (SweepSpec.Configuration configuration : configurations) {
        if (!configuration.parameters().containsKey(name)) {
          lacking.add(configuration.name());
        }
      }
      if (!lacking.isEmpty()) {
        String who =
            lacking.size() == configurations.size()
                ? "no configuration has"
                : "the configuration " + Quoted.of(lacking.getFirst()) + " lacks";
        return Optional.of(who + " the parameter " + Quoted.of(name));
      }
    }
    return Optional.empty();
  }
}
