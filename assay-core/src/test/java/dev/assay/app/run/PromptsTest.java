package dev.assay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.Problem;
import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Message;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.engine.load.Prompt;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptsTest {
  @TempDir private Path folder = Path.of("");

  private final List<Problem> problems = new ArrayList<>();

  private String system = "";

  private List<Conversation> asked(String schema, String... rows) throws IOException {
    Files.write(folder.resolve("rows.jsonl"), List.of(rows));
    Files.writeString(
        folder.resolve("spec.yaml"),
        """
        benchmark: {name: talk, seed: 7}
        dataset: {path: rows.jsonl%s}
        models: [{id: m, provider: vllm}]
        metrics: [exact_match]
        %s
        """
            .formatted(schema, system));
    try (Installation installation = new Installation(folder, Map.of(), Ticker.system())) {
      Catalogue catalogue = installation.catalogue(folder, false);
      SpecFile file = installation.specReader(catalogue).read(folder.resolve("spec.yaml"));
      Dataset dataset =
          catalogue.dataset("file").orElseThrow().open(file.datasetRequests().getFirst());
      Prompt prompt = new Prompts(file).of(dataset, problems).getFirst();
      return problems.isEmpty() ? conversations(dataset, prompt) : List.of();
    }
  }

  private static List<Conversation> conversations(Dataset dataset, Prompt prompt) {
    List<Conversation> all = new ArrayList<>();
    try (RowStream rows = dataset.open()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        all.add(prompt.conversation().apply(row));
      }
    }
    return all;
  }

  @Test
  void column_ofJson_isAConversationOfSeveralTurns() throws IOException {
    List<Conversation> asked =
        asked(
            ", schema: {prompt: json, ground_truth: string}",
            """
            {"prompt": [{"role": "system", "content": "Be brief."},\
             {"role": "user", "content": "Hello."}], "ground_truth": "Hi."}\
            """);

    assertThat(problems).isEmpty();
    assertThat(asked.getFirst().messages())
        .containsExactly(
            Message.of(Message.Role.SYSTEM, "Be brief."), Message.of(Message.Role.USER, "Hello."));
  }

  @Test
  void column_ofText_isOneMessageWhateverItHolds() throws IOException {
    List<Conversation> asked = asked("", "{\"prompt\": \"[{}]\", \"ground_truth\": \"an array\"}");

    assertThat(asked).containsExactly(Conversation.asking("[{}]"));
  }

  @Test
  void conversation_thatIsWrong_isToldBeforeAnythingIsAsked() throws IOException {
    asked(
        ", schema: {prompt: json, ground_truth: string}",
        "{\"prompt\": [{\"role\": \"user\", \"content\": \"a\"}], \"ground_truth\": \"\"}",
        "{\"prompt\": [{\"role\": \"robot\", \"content\": \"a\"}], \"ground_truth\": \"\"}");

    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.place()).isEqualTo("rows.jsonl, row 2, message 1"));
  }

  @Test
  void system_message_comesFirstUnlessTheConversationHasItsOwn() throws IOException {
    system = "system: \"Be {{tone}}.\"";
    Message kind = Message.of(Message.Role.SYSTEM, "Be kind.");
    assertThat(asked("", "{\"prompt\": \"Hello.\", \"tone\": \"kind\", \"ground_truth\": \"Hi.\"}"))
        .containsExactly(new Conversation(List.of(kind, Message.of(Message.Role.USER, "Hello."))));
    String talk = "{\"prompt\": [%s{\"role\": \"user\", \"content\": \"a\"}], \"tone\": \"kind\"}";
    assertThat(
            asked(
                ", schema: {prompt: json, tone: string}",
                talk.formatted(""),
                talk.formatted("{\"role\": \"system\", \"content\": \"Be brief.\"}, ")))
        .extracting(conversation -> conversation.messages().getFirst())
        .containsExactly(kind, Message.of(Message.Role.SYSTEM, "Be brief."));
  }

  @Test
  void system_messageWithAVariableThatNoColumnHas_isTold() throws IOException {
    system = "system: \"Be {{mood}}.\"";
    asked("", "{\"prompt\": \"Hello.\", \"ground_truth\": \"Hi.\"}");

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("{{mood}}"));
  }
}
