package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConversationsTest {
  @TempDir private Path folder = Path.of("");

  private Conversation read(String json) {
    return new Conversations(folder).read(json, "rows.jsonl:3");
  }

  @Test
  void messages_ofAllRoles_areRead() {
    Conversation conversation =
        read(
            """
            [{"role": "developer", "content": "Be brief."},
             {"role": "user", "content": "Hello."},
             {"role": "assistant", "content": "Hi."},
             {"role": "user", "content": ["What", {"type": "text", "text": " is it?"}]}]
            """);

    assertThat(conversation.messages())
        .containsExactly(
            Message.of(Message.Role.SYSTEM, "Be brief."),
            Message.of(Message.Role.USER, "Hello."),
            Message.of(Message.Role.ASSISTANT, "Hi."),
            new Message(
                Message.Role.USER, List.of(new Content.Text("What"), new Content.Text(" is it?"))));
  }

  @Test
  void pictures_byAddressOrFile_areReferredTo() throws IOException {
    Files.createDirectories(folder.resolve("pictures"));
    Files.write(folder.resolve("pictures/a.PNG"), new byte[] {1, 2, 3});

    Conversation conversation =
        read(
            """
            [{"role": "user", "content": [
              {"type": "image_url", "image_url": {"url": "https://example.org/b.jpg"}},
              {"type": "input_image", "image_url": "pictures/a.PNG"},
              {"image": "data:image/gif;base64,AA=="}]}]
            """);

    assertThat(conversation.messages().getFirst().content())
        .containsExactly(
            new Content.Image("https://example.org/b.jpg"),
            new Content.Image("data:image/png;base64,AQID"),
            new Content.Image("data:image/gif;base64,AA=="));
  }

  @Test
  void link_thatLeadsOutOfTheFolder_isNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.write(elsewhere.resolve("secret.png"), new byte[] {1});
    Files.createSymbolicLink(folder.resolve("link.png"), secret);

    assertThatThrownBy(() -> read("[{\"role\":\"user\",\"content\":[{\"image\":\"link.png\"}]}]"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("lies outside of the spec's folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[ | the messages are not JSON",
        "[] | not a list with a message",
        "{} | not a list with a message",
        "[{\"role\":\"tool\",\"content\":\"a\"}] | message 1: the role 'tool'",
        "[{\"role\":\"user\"}] | message 1: there is no content",
        "[{\"role\":\"user\",\"content\":[{}]}] | neither a text nor a picture",
        "[{\"role\":\"assistant\",\"content\":\"a\"}] | the last message is not the user's",
        "[{\"role\":\"user\",\"content\":[{\"image\":\"../a.png\"}]}] | lies outside",
        "[{\"role\":\"user\",\"content\":[{\"image\":\"/etc/passwd\"}]}] | is no png",
        "[{\"role\":\"user\",\"content\":[{\"image\":\"/etc/a.png\"}]}] | lies outside",
        "[{\"role\":\"user\",\"content\":[{\"image\":\"none.png\"}]}] | does not exist",
        "[{\"role\":\"user\",\"content\":[{\"image\":\"http://a.b/c.png\"}]}] | is no https address"
      })
  void messages_thatAreNone_areRefusedWithTheirPlace(String json, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith("rows.jsonl:3")
        .hasMessageContaining(reason);
  }
}
