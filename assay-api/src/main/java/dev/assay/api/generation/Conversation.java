package dev.assay.api.generation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The messages that a model is asked to continue.
///
/// @param messages the messages from the first to the last; never empty
public record Conversation(List<Message> messages) {

  /// @throws IllegalArgumentException if there is no message
  public Conversation {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a conversation needs a message");
    }
  }

  /// One message of the user, in words.
  public static Conversation asking(String prompt) {
    return new Conversation(List.of(Message.of(Message.Role.USER, prompt)));
  }

  /// What the system messages say, an empty line between two; empty where there is none.
  public String system() {
    return messages.stream()
        .filter(message -> message.role() == Message.Role.SYSTEM)
        .map(Message::text)
        .collect(Collectors.joining("\n\n"));
  }

  /// The messages of user and assistant.
  public List<Message> turns() {
    return messages.stream().filter(message -> message.role() != Message.Role.SYSTEM).toList();
  }

  /// The conversation as one text, for people and for content keys: a single message of the user is
  /// its own words; anything else names who speaks. Different conversations of words differ in it.
  public String transcript() {
    if (messages.size() == 1 && isWordsOfUser(messages.getFirst())) {
      return messages.getFirst().text();
    }
    StringBuilder text = new StringBuilder();
    for (Message message : messages) {
      text.append('[').append(message.role().name().toLowerCase(Locale.ROOT)).append("]\n");
      for (Content part : message.content()) {
        switch (part) {
          case Content.Text(String words) -> text.append(words);
          case Content.Image(String reference) ->
              text.append("![image](").append(reference).append(')');
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static boolean isWordsOfUser(Message message) {
    return message.role() == Message.Role.USER
        && message.content().stream().allMatch(Content.Text.class::isInstance);
  }
}
