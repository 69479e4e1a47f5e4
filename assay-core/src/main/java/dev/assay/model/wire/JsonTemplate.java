package dev.assay.model.wire;

import dev.assay.api.AssayException;
import dev.assay.api.data.Row;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.PromptTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON whose texts may hold variables: `{{prompt}}` is the question, every other name a column of
/// the row. A text that is nothing but one variable becomes the value with its type, such as a
/// number.
final class JsonTemplate {
  private static final String PROMPT = "prompt";
  private static final String DRAW = "draw";

  private final Object template;
  private final String place;

  /// @param template maps, lists, texts, numbers and truth values
  /// @param place where the spec has it, for messages
  JsonTemplate(Object template, String place) {
    this.template = template;
    this.place = place;
  }

  /// The JSON of one question. A missing value is null, and empty within a text.
  ///
  /// @throws AssayException if the row has no column that is named
  @Nullable Object render(GenerationRequest request) {
    return render(template, request);
  }

  private @Nullable Object render(@Nullable Object part, GenerationRequest request) {
    return switch (part) {
      case String text -> text(text, request);
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
        map.forEach((name, value) -> rendered.put(String.valueOf(name), render(value, request)));
        yield rendered;
      }
      case List<?> list -> {
        List<@Nullable Object> rendered = new ArrayList<>();
        list.forEach(value -> rendered.add(render(value, request)));
        yield rendered;
      }
      case null, default -> part;
    };
  }

  private @Nullable Object text(String text, GenerationRequest request) {
    PromptTemplate template = new PromptTemplate(text);
    Optional<String> only = template.onlyVariable();
    if (only.isPresent()) {
      return value(only.get(), request).orElse(null);
    }
    return template.render(name -> value(name, request).map(Object::toString).orElse(""));
  }

  private Optional<Object> value(String name, GenerationRequest request) {
    if (name.equals(PROMPT)) {
      return Optional.of(request.conversation().transcript());
    }
    if (name.equals(DRAW)) {
      return Optional.of(request.draw());
    }
    Row row = request.row().orElseThrow(() -> unknown(name));
    return row.value(row.schema().position(name).orElseThrow(() -> unknown(name)));
  }

  private AssayException unknown(String name) {
    return AssayException.invalid(
        place,
        "the template names {{" + name + "}}, but the dataset has no such column",
        "there are {{prompt}}, {{draw}} and the columns of the dataset");
  }
}
