package dev.assay.model.wire;

import dev.assay.api.generation.Content;
import dev.assay.api.generation.Message;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes messages as OpenAI's and Anthropic's interfaces have them: the role, and a text or a list
/// of parts, which each interface writes in its own way.
final class MessageJson {
  private MessageJson() {}

  /// Writes messages as a list under a name.
  static void write(JsonGenerator json, String name, List<Message> messages, Parts parts) {
    json.writeArrayPropertyStart(name);
    for (Message message : messages) {
      json.writeStartObject();
      json.writeStringProperty("role", message.role().name().toLowerCase(Locale.ROOT));
      List<Content> content = message.content();
      if (content.size() == 1 && content.getFirst() instanceof Content.Text(String only)) {
        json.writeStringProperty("content", only);
      } else {
        json.writeArrayPropertyStart("content");
        for (Content part : content) {
          json.writeStartObject();
          parts.write(json, part, message.role());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Writes what stands in the object of a part.
  @FunctionalInterface
  interface Parts {
    void write(JsonGenerator json, Content part, Message.Role speaker);
  }
}
