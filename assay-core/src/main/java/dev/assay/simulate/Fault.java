package dev.assay.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something that goes wrong with an answer, or is unusual about it.
public enum Fault {
  /// An HTTP status in place of an answer; written as the status itself.
  STATUS(Value.SECONDS, "the HTTP status in place of an answer; 429=2 adds 'Retry-After: 2'"),

  REFUSAL(Value.NONE, "the model refuses"),
  TRUNCATED(Value.NONE, "the answer ends half-way, for its length"),
  FILTERED(Value.NONE, "a content filter held the answer back"),
  EMPTY_ANSWER(Value.NONE, "the answer is an empty text"),
  REASONING(Value.COUNT, "so many tokens of reasoning come first (8)"),
  COALESCE(Value.COUNT, "so many tokens in each chunk (4)"),
  USAGE_MISSING(Value.NONE, "no usage, although it was asked for"),
  USAGE_WRONG(Value.NONE, "usage that counts twice the tokens"),
  USAGE_LATE(Value.NONE, "usage after [DONE], or after the last event"),
  USAGE_EVERY(Value.NONE, "usage so far in every chunk"),

  ROLE_EARLY(Value.NONE, "the chunk with the role at once, the first token in its time"),
  ROLE_ONLY(Value.NONE, "a first chunk with a role and no content at all"),
  EMPTY_FIRST(Value.NONE, "first chunks without content: an empty delta, and no choice"),
  NO_FINISH(Value.NONE, "the stream never says why it ends"),
  NO_DONE(Value.NONE, "the stream ends without [DONE], or without its last event"),
  ERROR_EVENT(Value.NONE, "half-way the stream says that there was an error, and ends"),
  BAD_JSON(Value.NONE, "half-way a chunk that is not JSON"),
  UNKNOWN_EVENT(Value.NONE, "events and fields that no client knows"),

  CRLF(Value.NONE, "lines end with carriage return and line feed"),
  CR(Value.NONE, "lines end with a carriage return"),
  COMMENTS(Value.NONE, "comments before, between and after the events"),
  FIELDS(Value.NONE, "id and retry fields beside the data"),
  NO_SPACE(Value.NONE, "no space after 'data:'"),
  MULTI_LINE(Value.NONE, "the data of an event on several lines"),
  BOM(Value.NONE, "a byte order mark before the first event"),

  SPLIT_UTF8(Value.NONE, "every event is cut within a character of several bytes"),
  SPLIT_FIELD(Value.NONE, "every event is cut within 'data' and within its JSON"),
  SPLIT_BYTES(Value.COUNT, "the answer comes in pieces of so many bytes (7), regardless of events"),
  ONE_WRITE(Value.NONE, "all events at once, at the time of the last"),
  UNTIL_CLOSE(Value.NONE, "neither length nor chunks: the connection's end is the answer's"),
  LENGTH_LONG(Value.NONE, "a content-length that is too long; then the connection ends"),
  LENGTH_SHORT(Value.NONE, "a content-length that is too short"),
  GZIP(Value.NONE, "the body is gzipped"),
  BAD_CHUNK(Value.NONE, "half-way a size of an HTTP chunk that is no number"),

  HTML(Value.NONE, "status 200 and a page of HTML"),
  EMPTY_BODY(Value.NONE, "status 200 and nothing"),
  TRUNCATED_JSON(Value.NONE, "the body that is not streamed ends half-way"),
  UNSTREAMED(Value.NONE, "one JSON body although a stream was asked for"),
  NOT_HTTP(Value.NONE, "bytes that are no HTTP"),

  RESET_BEFORE(Value.NONE, "the connection is reset before the answer"),
  RESET_HEADERS(Value.NONE, "the connection is reset after the headers"),
  RESET_STREAM(Value.NONE, "the connection is reset half-way"),
  RESET_AFTER(
      Value.NONE, "the connection is reset after the last event, before the end of the body"),
  CLOSE_BEFORE(Value.NONE, "the connection ends before the answer"),
  CLOSE_STREAM(Value.NONE, "the connection ends half-way"),
  HANG_BEFORE(Value.NONE, "nothing is ever answered"),
  HANG(Value.NONE, "headers, and then nothing"),
  HANG_STREAM(Value.NONE, "half-way nothing more comes"),
  STALL(Value.TIME, "a pause half-way (2s)");

  private final Value value;
  private final String text;

  Fault(Value value, String text) {
    this.value = value;
    this.text = text;
  }

  /// What may stand behind `=`.
  enum Value {
    NONE,
    COUNT,
    SECONDS,
    TIME
  }

  Value value() {
    return value;
  }

  /// How a user writes it, such as `reset-stream`.
  public String label() {
    return this == STATUS ? "400 to 599" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What happens, in a line.
  public String text() {
    return text;
  }

  static Optional<Fault> named(String label) {
    return Arrays.stream(values()).filter(fault -> fault.label().equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Fault::label).toList();
  }
}
