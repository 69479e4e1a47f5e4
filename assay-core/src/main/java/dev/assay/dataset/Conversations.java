package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads conversations that stand in rows: a list of messages, as most interfaces have them.
///
/// A message has a `role` (`system`, `user` or `assistant`) and a `content`: a text, or a list of
/// texts and pictures, `{"type": "text", "text": …}` and `{"type": "image_url", "image_url":
/// {"url": …}}`. A picture is an `https` address, a `data:` URI or a file beside the spec.
public final class Conversations {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, Message.Role> ROLES =
      Map.of(
          "system", Message.Role.SYSTEM,
          "developer", Message.Role.SYSTEM,
          "user", Message.Role.USER,
          "assistant", Message.Role.ASSISTANT,
          "model", Message.Role.ASSISTANT);
  private static final String FORM =
      "Write [{\"role\": \"user\", \"content\": \"…\"}]; content may be a list of texts and"
          + " pictures.";

  private final Pictures pictures;

  /// Conversations whose pictures lie in a folder, such as that of the spec.
  public Conversations(Path folder) {
    this.pictures = new Pictures(folder);
  }

  /// Reads a list of messages.
  ///
  /// @param place where it stands, for messages
  /// @throws AssayException if it is none, or names a picture that is not there
  public Conversation read(String json, String place) {
    JsonNode list;
    try {
      list = JSON.readTree(json);
    } catch (JacksonException malformed) {
      throw wrong(place, "the messages are not JSON: " + malformed.getOriginalMessage());
    }
    if (!list.isArray() || list.isEmpty()) {
      throw wrong(place, "the messages are not a list with a message at least");
    }
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : list) {
      messages.add(message(message, place + ", message " + (messages.size() + 1)));
    }
    if (messages.getLast().role() != Message.Role.USER) {
      throw wrong(place, "the last message is not the user's: there is nothing to answer");
    }
    return new Conversation(messages);
  }

  private Message message(JsonNode message, String place) {
    String role = message.path("role").asString("");
    Message.Role known = ROLES.get(role);
    if (known == null) {
      throw wrong(place, "the role '" + role + "' is not system, user or assistant");
    }
    JsonNode content = message.path("content");
    if (content.isString()) {
      return Message.of(known, content.stringValue());
    }
    if (!content.isArray() || content.isEmpty()) {
      throw wrong(place, "there is no content");
    }
    return new Message(known, content.valueStream().map(part -> part(part, place)).toList());
  }

  private Content part(JsonNode part, String place) {
    if (part.isString()) {
      return new Content.Text(part.stringValue());
    }
    if (part.path("text").isString()) {
      return new Content.Text(part.path("text").stringValue());
    }
    JsonNode image = part.has("image_url") ? part.path("image_url") : part.path("image");
    JsonNode reference = image.isObject() ? image.path("url") : image;
    if (reference.isString()) {
      return new Content.Image(pictures.reference(reference.stringValue(), place));
    }
    throw wrong(place, "a part of the content is neither a text nor a picture");
  }

  private static AssayException wrong(String place, String message) {
    return AssayException.invalid(place, message, FORM);
  }
}
