package dev.assay.simulate;

import dev.assay.simulate.Answer.Finish;
import dev.assay.simulate.Answer.Told;
import dev.assay.simulate.Answer.Usage;
import dev.assay.simulate.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// OpenAI's chat completions.
record ChatShape() implements Shape {
  @Override
  public Question read(JsonNode request) throws BadRequest {
    String model = Requests.model(request);
    JsonNode messages = request.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw new BadRequest("'messages' must be an array with a message at least");
    }
    if (request.path("n").asInt(1) != 1) {
      throw new BadRequest("'n' must be 1 here");
    }
    Requests.Conversation conversation = new Requests.Conversation();
    for (JsonNode message : messages) {
      conversation.add(message.path("content"));
    }
    OptionalInt limit = Requests.limit(request.path("max_completion_tokens"));
    return new Question(
        model,
        conversation.last(),
        conversation.tokens(),
        limit.isPresent() ? limit : Requests.limit(request.path("max_tokens")),
        Requests.streaming(request));
  }

  @Override
  public String whole(Turn turn) {
    Answer answer = turn.answer();
    boolean refused = answer.finish() == Finish.REFUSAL;
    StringBuilder text = head(turn, "chat.completion");
    text.append("[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":")
        .append(refused ? "null" : Json.quoted(answer.text()))
        .append(",\"refusal\":")
        .append(refused ? Json.quoted(answer.text()) : "null");
    if (!answer.reasoning().isEmpty()) {
      text.append(",\"reasoning_content\":").append(Json.quoted(answer.thought()));
    }
    text.append(",\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"")
        .append(reason(answer.finish()))
        .append("\"}]");
    if (answer.usage().told() != Told.NEVER) {
      text.append(",\"usage\":").append(usage(answer.usage()));
    }
    return text.append('}').toString();
  }

  @Override
  public List<Event> stream(Turn turn) {
    Answer answer = turn.answer();
    List<Event> events = new ArrayList<>();
    String head = head(turn, "chat.completion.chunk").append("[{\"index\":0,\"delta\":").toString();
    Counter counter = new Counter(answer);
    events.add(
        Event.unnamed(
            Kind.OPEN,
            head
                + (turn.faults().has(Fault.ROLE_ONLY)
                    ? "{\"role\":\"assistant\"}"
                    : "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}")
                + ",\"logprobs\":null,\"finish_reason\":null}]"
                + counter.soFar(0)
                + "}"));
    for (String piece : answer.reasoning()) {
      events.add(token(head, "reasoning_content", piece, counter));
    }
    String field = answer.finish() == Finish.REFUSAL ? "refusal" : "content";
    for (String piece : answer.pieces()) {
      events.add(token(head, field, piece, counter));
    }
    events.add(
        Event.unnamed(
            Kind.FINISH,
            head
                + "{},\"logprobs\":null,\"finish_reason\":\""
                + reason(answer.finish())
                + "\"}]"
                + counter.soFar(0)
                + "}"));
    Event done = Event.unnamed(Kind.END, "[DONE]");
    if (answer.usage().told() == Told.NEVER) {
      events.add(done);
      return events;
    }
    Event usage =
        Event.unnamed(
            Kind.USAGE,
            head(turn, "chat.completion.chunk")
                .append("[],\"usage\":")
                .append(usage(answer.usage()))
                .append('}')
                .toString());
    boolean late = answer.usage().told() == Told.AFTER_THE_END;
    events.add(late ? done : usage);
    events.add(late ? usage : done);
    return events;
  }

  private static Event token(String head, String field, String piece, Counter counter) {
    return Event.unnamed(
        Kind.TOKEN,
        head
            + "{\""
            + field
            + "\":"
            + Json.quoted(piece)
            + "},\"logprobs\":null,\"finish_reason\":null}]"
            + counter.soFar(Tokens.count(piece))
            + "}");
  }

  @Override
  public List<Event> empty(Turn turn) {
    String head = head(turn, "chat.completion.chunk").toString();
    return List.of(
        Event.unnamed(Kind.OTHER, head + "[]}"),
        Event.unnamed(
            Kind.OTHER,
            head + "[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":null}]}"));
  }

  @Override
  public Event failure(String message) {
    return Event.unnamed(Kind.OTHER, error(500, "server_error", message));
  }

  @Override
  public String error(int status, String kind, String message) {
    return OpenAiErrors.body(kind, message);
  }

  private static StringBuilder head(Turn turn, String object) {
    return new StringBuilder(320)
        .append("{\"id\":\"")
        .append(turn.id("chatcmpl-"))
        .append("\",\"object\":\"")
        .append(object)
        .append("\",\"created\":")
        .append(turn.created())
        .append(",\"model\":")
        .append(Json.quoted(turn.question().model()))
        .append(",\"system_fingerprint\":\"")
        // A character of several bytes in every event, for the fault that cuts one.
        .append(turn.faults().has(Fault.SPLIT_UTF8) ? "fp_símulated" : "fp_simulated")
        .append("\",\"choices\":");
  }

  private static String reason(Finish finish) {
    return switch (finish) {
      case STOP, REFUSAL -> "stop";
      case LENGTH -> "length";
      case FILTER -> "content_filter";
    };
  }

  static String usage(Usage usage) {
    return usage(usage.prompt(), usage.completion(), usage.reasoning());
  }

  private static String usage(int prompt, int completion, int reasoning) {
    return "{\"prompt_tokens\":"
        + prompt
        + ",\"completion_tokens\":"
        + completion
        + ",\"total_tokens\":"
        + (prompt + completion)
        + ",\"prompt_tokens_details\":{\"cached_tokens\":0}"
        + ",\"completion_tokens_details\":{\"reasoning_tokens\":"
        + reasoning
        + "}}";
  }

  /// Says in every chunk how many tokens there were so far, where that is asked for; and, as OpenAI
  /// does, that it is not said yet, where it will be.
  static final class Counter {
    private final Usage usage;
    private int tokens;

    Counter(Answer answer) {
      this.usage = answer.usage();
    }

    String soFar(int further) {
      tokens += further;
      return switch (usage.told()) {
        case NEVER -> "";
        case AT_THE_END, AFTER_THE_END -> ",\"usage\":null";
        case ALWAYS -> ",\"usage\":" + usage(usage.prompt(), tokens, 0);
      };
    }
  }
}
