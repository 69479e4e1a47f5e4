package dev.assay.app.run;

import dev.assay.api.Problem;
import dev.assay.api.data.Column;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.PromptTemplate;
import dev.assay.engine.load.Prompt;
import dev.assay.spec.PromptSpec;
import dev.assay.spec.SpecFile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes prompts of the templates of a spec. A variable is a column, or the role that a column
/// plays.
final class Prompts {
  private final SpecFile file;

  Prompts(SpecFile file) {
    this.file = file;
  }

  /// The prompts for a dataset, in the order of the spec.
  ///
  /// @param problems where variables are told that the dataset lacks
  List<Prompt> of(Dataset dataset, List<Problem> problems) {
    List<Prompt> prompts = new ArrayList<>();
    List<PromptSpec> specs = file.spec().prompts();
    for (int i = 0; i < specs.size(); i++) {
      PromptTemplate template = new PromptTemplate(specs.get(i).template());
      String place = file.place(specs.size() == 1 ? "prompt" : "prompts[" + i + "]");
      template.variables().stream()
          .filter(name -> position(dataset.schema(), name).isEmpty())
          .forEach(name -> problems.add(lacking(name, dataset, place)));
      prompts.add(new Prompt(specs.get(i).name(), row -> asking(template, row)));
    }
    return prompts;
  }

  private static Conversation asking(PromptTemplate template, Row row) {
    return Conversation.asking(
        template.render(name -> {
          OptionalInt position = position(row.schema(), name);
          return position.isPresent() ? row.text(position.getAsInt()).orElse("") : "";
        }));
  }

  private static OptionalInt position(Schema schema, String name) {
    return Stream.of(Role.values())
        .filter(role -> role.key().equals(name))
        .map(schema::position)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElseGet(() -> schema.position(name));
  }

  private static Problem lacking(String name, Dataset dataset, String place) {
    return Problem.at(
        place,
        "the prompt asks for {{"
            + name
            + "}}, and the dataset '"
            + dataset.name()
            + "' has no such column",
        "its columns are "
            + dataset.schema().columns().stream()
                .map(Column::name)
                .collect(Collectors.joining(", "))
            + "; name one in the template, or say which column is the prompt: columns: {prompt:"
            + " COLUMN}");
  }
}
