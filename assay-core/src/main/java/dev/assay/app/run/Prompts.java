package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Message;
import dev.assay.api.generation.PromptTemplate;
import dev.assay.dataset.Conversations;
import dev.assay.engine.load.Prompt;
import dev.assay.spec.PromptSpec;
import dev.assay.spec.SpecFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes prompts of the templates of a spec. A variable is a column, or the role that a column
/// plays. A template that is nothing but a column of lists of messages asks these.
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
      Optional<PromptTemplate> system = specs.get(i).system().map(PromptTemplate::new);
      String place = file.place(specs.size() == 1 ? "prompt" : "prompts[" + i + "]");
      Stream.concat(Stream.of(template), system.stream())
          .flatMap(each -> each.variables().stream())
          .distinct()
          .filter(name -> position(dataset.schema(), name).isEmpty())
          .forEach(name -> problems.add(lacking(name, dataset, place)));
      OptionalInt messages = messages(template, dataset.schema());
      if (messages.isPresent()) {
        check(dataset, messages.getAsInt(), problems);
      }
      prompts.add(
          new Prompt(
              specs.get(i).name(),
              messages.isEmpty(),
              row ->
                  led(
                      system,
                      row,
                      messages.isPresent()
                          ? conversation(dataset, row, messages.getAsInt())
                          : Conversation.asking(rendered(template, row)))));
    }
    return prompts;
  }

  /// The column of a template that is nothing but a column of lists: those are conversations.
  private static OptionalInt messages(PromptTemplate template, Schema schema) {
    OptionalInt column =
        template.onlyVariable().map(name -> position(schema, name)).orElseGet(OptionalInt::empty);
    boolean json =
        column.isPresent() && schema.columns().get(column.getAsInt()).type() == ColumnType.JSON;
    return json ? column : OptionalInt.empty();
  }

  // Before anything is asked: a run that ends at its last row because of it has been paid for.
  private void check(Dataset dataset, int column, List<Problem> problems) {
    try (RowStream rows = dataset.open()) {
      rows.forEachRemaining(row -> conversation(dataset, row, column));
    } catch (AssayException wrong) {
      problems.addAll(wrong.problems());
    }
  }

  private Conversation conversation(Dataset dataset, Row row, int column) {
    String place = dataset.profile().source() + ", row " + (row.number() + 1);
    return new Conversations(file.folder()).read(row.text(column).orElse(""), place);
  }

  // A conversation that has a system message keeps its own.
  private static Conversation led(
      Optional<PromptTemplate> system, Row row, Conversation conversation) {
    boolean own =
        conversation.messages().stream().anyMatch(each -> each.role() == Message.Role.SYSTEM);
    if (system.isEmpty() || own) {
      return conversation;
    }
    List<Message> messages = new ArrayList<>();
    messages.add(Message.of(Message.Role.SYSTEM, rendered(system.get(), row)));
    messages.addAll(conversation.messages());
    return new Conversation(messages);
  }

  private static String rendered(PromptTemplate template, Row row) {
    return template.render(name -> {
      OptionalInt position = position(row.schema(), name);
      return position.isPresent() ? row.text(position.getAsInt()).orElse("") : "";
    });
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
