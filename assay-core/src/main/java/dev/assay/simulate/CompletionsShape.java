package dev.assay.simulate;

import dev.assay.simulate.Answer.Finish;
import dev.assay.simulate.Answer.Told;
import dev.assay.simulate.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// OpenAI's completions.
record CompletionsShape() implements Shape {
  @Override
  public Question read(JsonNode request) throws BadRequest {
    String model = Requests.model(request);
    JsonNode prompt = request.path("prompt");
    boolean one = prompt.isString() || (prompt.size() == 1 && prompt.path(0).isString());
    if (!one || request.path("n").asInt(1) != 1) {
      throw new BadRequest("'prompt' must be one text, and 'n' must be 1");
    }
    String text = Requests.text(prompt);
    return new Question(
        model,
        text,
        Tokens.count(text),
        Requests.limit(request.path("max_tokens")),
        Requests.streaming(request));
  }

  @Override
  public String whole(Turn turn) {
    Answer answer = turn.answer();
    return head(turn)
        + choice(answer.text(), '"' + reason(answer.finish()) + '"')
        + (answer.usage().told() == Told.NEVER
            ? "}"
            : ",\"usage\":" + ChatShape.usage(answer.usage()) + "}");
  }

  @Override
  public List<Event> stream(Turn turn) {
    Answer answer = turn.answer();
    String head = head(turn);
    ChatShape.Counter counter = new ChatShape.Counter(answer);
    List<Event> events = new ArrayList<>();
    for (String piece : answer.pieces()) {
      String data = head + choice(piece, "null") + counter.soFar(Tokens.count(piece)) + "}";
      events.add(Event.unnamed(Kind.TOKEN, data));
    }
    String last = choice("", '"' + reason(answer.finish()) + '"');
    events.add(Event.unnamed(Kind.FINISH, head + last + counter.soFar(0) + "}"));
    Event done = Event.unnamed(Kind.END, "[DONE]");
    if (answer.usage().told() == Told.NEVER) {
      events.add(done);
      return events;
    }
    Event usage =
        Event.unnamed(Kind.USAGE, head + "[],\"usage\":" + ChatShape.usage(answer.usage()) + "}");
    boolean late = answer.usage().told() == Told.AFTER_THE_END;
    events.add(late ? done : usage);
    events.add(late ? usage : done);
    return events;
  }

  @Override
  public List<Event> empty(Turn turn) {
    return List.of(
        Event.unnamed(Kind.OTHER, head(turn) + "[]}"),
        Event.unnamed(Kind.OTHER, head(turn) + choice("", "null") + "}"));
  }

  @Override
  public Event failure(String message) {
    return Event.unnamed(Kind.OTHER, error(500, "server_error", message));
  }

  @Override
  public String error(int status, String kind, String message) {
    return OpenAiErrors.body(kind, message);
  }

  private static String head(Turn turn) {
    return "{\"id\":\""
        + turn.id("cmpl-")
        + "\",\"object\":\"text_completion\",\"created\":"
        + turn.created()
        + ",\"model\":"
        + Json.quoted(turn.question().model())
        + (turn.faults().has(Fault.SPLIT_UTF8)
            ? ",\"system_fingerprint\":\"fp_símulated\""
            : ",\"system_fingerprint\":\"fp_simulated\"")
        + ",\"choices\":";
  }

  private static String choice(String text, String reason) {
    return "[{\"text\":"
        + Json.quoted(text)
        + ",\"index\":0,\"logprobs\":null,\"finish_reason\":"
        + reason
        + "}]";
  }

  private static String reason(Finish finish) {
    return switch (finish) {
      case STOP, REFUSAL -> "stop";
      case LENGTH -> "length";
      case FILTER -> "content_filter";
    };
  }
}
