package dev.assay.store;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Tokens;
import dev.assay.api.observation.Dialogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The properties of a sample that hold a dialogue. Times of an exchange count from its intended
/// start; those of chunks from the chunk before, the first from the sending.
final class DialogueJson {
  private String template = "";
  private String prompt = "";
  private String reasoning = "";
  private String finish = "";
  private Tokens tokens = Tokens.UNKNOWN;
  private OptionalDouble costUsd = OptionalDouble.empty();
  private final List<Dialogue.Exchange> exchanges = new ArrayList<>();

  /// Writes the properties into an open object.
  static void write(JsonGenerator json, Dialogue dialogue) {
    text(json, "template", dialogue.template());
    text(json, "prompt", dialogue.prompt());
    text(json, "reasoning", dialogue.reasoning());
    text(json, "finish", dialogue.finish());
    if (!dialogue.tokens().equals(Tokens.UNKNOWN)) {
      json.writeObjectPropertyStart("tokens");
      count(json, "input", dialogue.tokens().input());
      count(json, "output", dialogue.tokens().output());
      count(json, "reasoning", dialogue.tokens().reasoning());
      count(json, "cached", dialogue.tokens().cached());
      json.writeEndObject();
    }
    dialogue.costUsd().ifPresent(cost -> json.writeNumberProperty("cost_usd", cost));
    json.writeArrayPropertyStart("exchanges");
    dialogue.exchanges().forEach(exchange -> write(json, exchange));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Dialogue.Exchange exchange) {
    AttemptTrace trace = exchange.trace();
    long intended = exchange.intendedNanos();
    json.writeStartObject();
    json.writeNumberProperty("intended", intended);
    json.writeNumberProperty("sent", trace.sentNanos() - intended);
    if (trace.hasHeaders()) {
      json.writeNumberProperty("headers", trace.headersNanos() - intended);
    }
    json.writeNumberProperty("end", trace.endNanos() - intended);
    if (exchange.status() > 0) {
      json.writeNumberProperty("status", exchange.status());
    }
    text(json, "failure", exchange.failure());
    text(json, "message", exchange.message());
    if (trace.chunks().count() > 0) {
      write(json, trace.chunks(), trace.sentNanos());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Chunks chunks, long sent) {
    json.writeStringProperty("kinds", new String(chunks.kinds(), StandardCharsets.US_ASCII));
    json.writeArrayPropertyStart("gaps");
    long before = sent;
    for (long nanos : chunks.nanos()) {
      json.writeNumber(nanos - before);
      before = nanos;
    }
    json.writeEndArray();
    json.writeName("sizes");
    json.writeArray(chunks.sizes(), 0, chunks.count());
  }

  /// Reads a property of the sample, if it is one of these.
  ///
  /// @return false for any other
  boolean read(String name, JsonParser json) {
    switch (name) {
      case "template" -> template = json.getString();
      case "prompt" -> prompt = json.getString();
      case "reasoning" -> reasoning = json.getString();
      case "finish" -> finish = json.getString();
      case "tokens" -> tokens = tokens(json);
      case "cost_usd" -> costUsd = OptionalDouble.of(json.getDoubleValue());
      case "exchanges" -> {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          exchanges.add(exchange(json));
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// The dialogue that was read; empty where the sample has none.
  Optional<Dialogue> dialogue() {
    return exchanges.isEmpty() && template.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Dialogue(template, prompt, reasoning, finish, tokens, costUsd, exchanges));
  }

  private static Tokens tokens(JsonParser json) {
    OptionalLong input = OptionalLong.empty();
    OptionalLong output = OptionalLong.empty();
    OptionalLong reasoned = OptionalLong.empty();
    OptionalLong cached = OptionalLong.empty();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      json.nextToken();
      switch (name) {
        case "input" -> input = OptionalLong.of(json.getLongValue());
        case "output" -> output = OptionalLong.of(json.getLongValue());
        case "reasoning" -> reasoned = OptionalLong.of(json.getLongValue());
        case "cached" -> cached = OptionalLong.of(json.getLongValue());
        default -> json.skipChildren();
      }
    }
    return new Tokens(input, output, reasoned, cached);
  }

  private static Dialogue.Exchange exchange(JsonParser json) {
    Fields fields = new Fields();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      json.nextToken();
      fields.read(name, json);
    }
    return fields.exchange();
  }

  private static void text(JsonGenerator json, String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  private static void count(JsonGenerator json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.writeNumberProperty(name, value.getAsLong());
    }
  }

  /// The properties of an exchange as they are read.
  private static final class Fields {
    private long intended;
    private long sent;
    private OptionalLong headers = OptionalLong.empty();
    private long end;
    private int status;
    private String failure = "";
    private String message = "";
    private String kinds = "";
    private long[] gaps = new long[0];
    private long[] sizes = new long[0];

    void read(String name, JsonParser json) {
      switch (name) {
        case "intended" -> intended = json.getLongValue();
        case "sent" -> sent = json.getLongValue();
        case "headers" -> headers = OptionalLong.of(json.getLongValue());
        case "end" -> end = json.getLongValue();
        case "status" -> status = json.getIntValue();
        case "failure" -> failure = json.getString();
        case "message" -> message = json.getString();
        case "kinds" -> kinds = json.getString();
        case "gaps" -> gaps = ObservationParser.integers(json);
        case "sizes" -> sizes = ObservationParser.integers(json);
        default -> json.skipChildren();
      }
    }

    Dialogue.Exchange exchange() {
      if (gaps.length != kinds.length() || gaps.length != sizes.length) {
        throw new MalformedRecordException("the chunks of an exchange do not fit together");
      }
      long[] nanos = new long[gaps.length];
      long at = intended + sent;
      for (int i = 0; i < gaps.length; i++) {
        at += gaps[i];
        nanos[i] = at;
      }
      Chunks chunks =
          gaps.length == 0
              ? Chunks.NONE
              : new Chunks(
                  nanos,
                  kinds.getBytes(StandardCharsets.US_ASCII),
                  Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray());
      long head = headers.isPresent() ? intended + headers.getAsLong() : AttemptTrace.NEVER;
      return new Dialogue.Exchange(
          intended,
          new AttemptTrace(intended + sent, head, chunks, intended + end),
          status,
          failure,
          message);
    }
  }
}
