package dev.assay.simulate;

import dev.assay.simulate.Answer.Finish;
import dev.assay.simulate.Answer.Told;
import dev.assay.simulate.Answer.Usage;
import dev.assay.simulate.Event.Kind;
import dev.assay.simulate.Question.Streaming;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// OpenAI's responses.
record ResponsesShape() implements Shape {
  @Override
  public Question read(JsonNode request) throws BadRequest {
    String model = Requests.model(request);
    Requests.Conversation conversation = new Requests.Conversation();
    if (request.path("instructions").isString()) {
      conversation.add(request.path("instructions"));
    }
    JsonNode input = request.path("input");
    if (input.isString()) {
      conversation.add(input);
    } else if (input.isArray() && !input.isEmpty()) {
      for (JsonNode message : input) {
        conversation.add(message.path("content"));
      }
    } else {
      throw new BadRequest("'input' must be a text or an array with a message at least");
    }
    boolean stream = request.path("stream").asBoolean(false);
    return new Question(
        model,
        conversation.last(),
        conversation.tokens(),
        Requests.limit(request.path("max_output_tokens")),
        new Streaming(stream, true, false));
  }

  @Override
  public String whole(Turn turn) {
    return response(turn, State.of(turn.answer().finish()));
  }

  @Override
  public List<Event> stream(Turn turn) {
    Answer answer = turn.answer();
    Numbered events = new Numbered();
    events.add(Kind.OPEN, "response.created", response(turn, State.IN_PROGRESS));
    events.add(Kind.OPEN, "response.in_progress", response(turn, State.IN_PROGRESS));
    int index = 0;
    if (!answer.reasoning().isEmpty()) {
      reasoning(events, turn);
      index = 1;
    }
    message(events, turn, index);
    State state = State.of(answer.finish());
    if (answer.usage().told() != Told.AFTER_THE_END) {
      events.add(Kind.END, "response." + state.label, response(turn, state));
    } else {
      events.add(Kind.END, "response." + state.label, response(turn, State.UNCOUNTED));
      events.add(Kind.USAGE, "response." + state.label, response(turn, state));
    }
    return events.list;
  }

  private static void reasoning(Numbered events, Turn turn) {
    String place = ",\"output_index\":0,\"item_id\":\"" + turn.id("rs_") + "\",\"content_index\":0";
    events.item("response.output_item.added", 0, reasoningItem(turn, "[]", "in_progress"));
    for (String piece : turn.answer().reasoning()) {
      events.part(
          Kind.TOKEN, "response.reasoning_text.delta", place + ",\"delta\":" + Json.quoted(piece));
    }
    events.part(
        Kind.OTHER,
        "response.reasoning_text.done",
        place + ",\"text\":" + Json.quoted(turn.answer().thought()));
    events.item(
        "response.output_item.done",
        0,
        reasoningItem(turn, "[" + thought(turn.answer()) + "]", "completed"));
  }

  private static void message(Numbered events, Turn turn, int index) {
    Answer answer = turn.answer();
    boolean refused = answer.finish() == Finish.REFUSAL;
    String name = refused ? "response.refusal" : "response.output_text";
    String place =
        ",\"output_index\":"
            + index
            + ",\"item_id\":\""
            + turn.id("msg_")
            + "\",\"content_index\":0";
    events.item(
        "response.output_item.added", index, messageItem(turn, "[]", State.IN_PROGRESS.label));
    events.part(Kind.OPEN, "response.content_part.added", place + ",\"part\":" + part("", refused));
    for (String piece : answer.pieces()) {
      String extra = refused ? "" : ",\"logprobs\":[]";
      events.part(Kind.TOKEN, name + ".delta", place + ",\"delta\":" + Json.quoted(piece) + extra);
    }
    String field = refused ? ",\"refusal\":" : ",\"logprobs\":[],\"text\":";
    events.part(Kind.FINISH, name + ".done", place + field + Json.quoted(answer.text()));
    events.part(
        Kind.FINISH,
        "response.content_part.done",
        place + ",\"part\":" + part(answer.text(), refused));
    events.item(
        "response.output_item.done",
        index,
        messageItem(
            turn, "[" + part(answer.text(), refused) + "]", State.of(answer.finish()).label));
  }

  @Override
  public List<Event> empty(Turn turn) {
    String data =
        "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"item_id\":\""
            + turn.id("msg_")
            + "\",\"content_index\":0,\"delta\":\"\",\"logprobs\":[],\"sequence_number\":2}";
    return List.of(new Event(Kind.OTHER, "response.output_text.delta", data));
  }

  @Override
  public Event failure(String message) {
    return new Event(
        Kind.OTHER,
        "error",
        "{\"type\":\"error\",\"code\":\"server_error\",\"message\":"
            + Json.quoted(message)
            + ",\"param\":null,\"sequence_number\":9}");
  }

  @Override
  public String error(int status, String kind, String message) {
    return OpenAiErrors.body(kind, message);
  }

  private static String response(Turn turn, State state) {
    Answer answer = turn.answer();
    StringBuilder text =
        new StringBuilder(640)
            .append("{\"id\":\"")
            .append(turn.id("resp_"))
            .append("\",\"object\":\"response\",\"created_at\":")
            .append(turn.created())
            .append(",\"status\":\"")
            .append(state == State.UNCOUNTED ? State.of(answer.finish()).label : state.label)
            .append("\",\"error\":null,\"incomplete_details\":")
            .append(state == State.INCOMPLETE ? incomplete(answer.finish()) : "null")
            .append(",\"instructions\":null,\"metadata\":{},\"model\":")
            .append(Json.quoted(turn.question().model()))
            .append(",\"output\":[");
    if (state != State.IN_PROGRESS) {
      if (!answer.reasoning().isEmpty()) {
        text.append(reasoningItem(turn, "[" + thought(answer) + "]", "completed")).append(',');
      }
      boolean refused = answer.finish() == Finish.REFUSAL;
      String content = "[" + part(answer.text(), refused) + "]";
      text.append(messageItem(turn, content, State.of(answer.finish()).label));
    }
    boolean counted = state == State.COMPLETED || state == State.INCOMPLETE;
    return text.append("],\"parallel_tool_calls\":true,\"tool_choice\":\"auto\",\"tools\":[]")
        .append(",\"usage\":")
        .append(counted && answer.usage().told() != Told.NEVER ? usage(answer.usage()) : "null")
        .append('}')
        .toString();
  }

  private static String messageItem(Turn turn, String content, String state) {
    return "{\"type\":\"message\",\"id\":\""
        + turn.id("msg_")
        + "\",\"status\":\""
        + state
        + "\",\"role\":\"assistant\",\"content\":"
        + content
        + "}";
  }

  private static String reasoningItem(Turn turn, String content, String state) {
    return "{\"type\":\"reasoning\",\"id\":\""
        + turn.id("rs_")
        + "\",\"status\":\""
        + state
        + "\",\"summary\":[],\"content\":"
        + content
        + "}";
  }

  private static String thought(Answer answer) {
    return "{\"type\":\"reasoning_text\",\"text\":" + Json.quoted(answer.thought()) + "}";
  }

  private static String part(String text, boolean refused) {
    return refused
        ? "{\"type\":\"refusal\",\"refusal\":" + Json.quoted(text) + "}"
        : "{\"type\":\"output_text\",\"text\":"
            + Json.quoted(text)
            + ",\"annotations\":[],\"logprobs\":[]}";
  }

  private static String incomplete(Finish finish) {
    return finish == Finish.FILTER
        ? "{\"reason\":\"content_filter\"}"
        : "{\"reason\":\"max_output_tokens\"}";
  }

  private static String usage(Usage usage) {
    return "{\"input_tokens\":"
        + usage.prompt()
        + ",\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":"
        + usage.completion()
        + ",\"output_tokens_details\":{\"reasoning_tokens\":"
        + usage.reasoning()
        + "},\"total_tokens\":"
        + usage.total()
        + "}";
  }

  private enum State {
    IN_PROGRESS("in_progress"),
    COMPLETED("completed"),
    INCOMPLETE("incomplete"),
    // At its end, but without usage.
    UNCOUNTED("completed");

    private final String label;

    State(String label) {
      this.label = label;
    }

    static State of(Finish finish) {
      return finish == Finish.LENGTH || finish == Finish.FILTER ? INCOMPLETE : COMPLETED;
    }
  }

  /// Events, each with its number.
  private static final class Numbered {
    private final List<Event> list = new ArrayList<>();

    void add(Kind kind, String name, String response) {
      part(kind, name, ",\"response\":" + response);
    }

    void item(String name, int index, String item) {
      Kind kind = name.endsWith(".added") ? Kind.OPEN : Kind.FINISH;
      part(kind, name, ",\"output_index\":" + index + ",\"item\":" + item);
    }

    void part(Kind kind, String name, String fields) {
      String head = "{\"type\":\"" + name + "\",\"sequence_number\":" + list.size();
      list.add(new Event(kind, name, head + fields + "}"));
    }
  }
}
