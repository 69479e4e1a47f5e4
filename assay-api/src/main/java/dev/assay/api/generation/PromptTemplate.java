package dev.assay.api.generation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A text with variables: `{{name}}` stands for a value, spaces around the name do not count, and
/// everything else stands for itself.
public final class PromptTemplate {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final List<String> literals = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /// A template.
  public PromptTemplate(String text) {
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      int close = text.indexOf(CLOSE, open);
      if (close < 0) {
        break;
      }
      literals.add(text.substring(from, open));
      names.add(text.substring(open + OPEN.length(), close).strip());
      from = close + CLOSE.length();
    }
    literals.add(text.substring(from));
  }

  /// The names of the variables, in their order.
  public Set<String> variables() {
    return new LinkedHashSet<>(names);
  }

  /// The one variable of a template that is nothing else; empty for every other template.
  public Optional<String> onlyVariable() {
    boolean only = names.size() == 1 && literals.stream().allMatch(String::isBlank);
    return only ? Optional.of(names.getFirst()) : Optional.empty();
  }

  /// The text with every variable replaced by its value; a value is never read as a template.
  public String render(UnaryOperator<String> valueOf) {
    StringBuilder text = new StringBuilder(literals.getFirst());
    for (int i = 0; i < names.size(); i++) {
      text.append(valueOf.apply(names.get(i))).append(literals.get(i + 1));
    }
    return text.toString();
  }
}
