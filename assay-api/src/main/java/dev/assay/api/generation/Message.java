package dev.assay.api.generation;

import java.util.List;

/// What one side of a conversation said.
///
/// @param role who said it
/// @param content what was said, in order; never empty
public record Message(Role role, List<Content> content) {

  /// @throws IllegalArgumentException if there is no content
  public Message {
    content = List.copyOf(content);
    if (content.isEmpty()) {
      throw new IllegalArgumentException("a message needs content");
    }
  }

  /// A message of words alone.
  public static Message of(Role role, String text) {
    return new Message(role, List.of(new Content.Text(text)));
  }

  /// Who speaks.
  public enum Role {
    /// Whoever sets the rules of the conversation.
    SYSTEM,
    /// Whoever asks.
    USER,
    /// The model, in an earlier turn.
    ASSISTANT
  }

  /// The words of this message, one after the other; pictures are left out.
  public String text() {
    if (content.size() == 1 && content.getFirst() instanceof Content.Text(String only)) {
      return only;
    }
    StringBuilder text = new StringBuilder();
    for (Content part : content) {
      if (part instanceof Content.Text(String words)) {
        text.append(words);
      }
    }
    return text.toString();
  }
}
