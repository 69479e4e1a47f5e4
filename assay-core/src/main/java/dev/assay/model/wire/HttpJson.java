package dev.assay.model.wire;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.ModelRequest;
import dev.assay.net.EventLog;
import dev.assay.net.HttpCall;
import dev.assay.net.HttpLimits;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// An endpoint of one's own: a JSON template is sent, and the answer stands at a path of the JSON
/// that comes back.
///
/// Where the endpoint answers with a stream of events, the answer is what stands at the path of all
/// events together.
final class HttpJson implements WireFormat {
  private static final Set<String> KNOWN =
      Set.of("body", "answer", "headers", "key_header", "input_tokens", "output_tokens");

  private final URI uri;
  private final Map<String, String> headers;
  private final JsonTemplate body;
  private final JsonPath answer;
  private final Optional<JsonPath> inputTokens;
  private final Optional<JsonPath> outputTokens;

  /// @throws AssayException if a parameter is missing, wrong or unknown
  HttpJson(URI uri, Map<String, String> headers, ModelRequest request) {
    this.uri = uri;
    this.headers = Map.copyOf(headers);
    requireKnown(request);
    Object template = request.params().get("body");
    if (template == null) {
      throw wrong(
          request,
          "params.body is missing",
          "give the JSON that is sent, such as" + " {question: \"{{prompt}}\"}");
    }
    this.body = new JsonTemplate(template, request.place());
    this.answer =
        path(request, "answer")
            .orElseThrow(() ->
                wrong(
                    request,
                    "params.answer is missing",
                    "say where the answer stands, such as" + " result.text or choices[0].text"));
    this.inputTokens = path(request, "input_tokens");
    this.outputTokens = path(request, "output_tokens");
  }

  private static void requireKnown(ModelRequest request) {
    Set<String> unknown = new TreeSet<>(request.params().keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw wrong(
          request,
          "params." + unknown.iterator().next() + " is not known",
          "there are " + String.join(", ", new TreeSet<>(KNOWN)) + "; the rest goes into body");
    }
  }

  private static Optional<JsonPath> path(ModelRequest request, String name) {
    Object given = request.params().get(name);
    if (given == null) {
      return Optional.empty();
    }
    return Optional.of(
        JsonPath.of(given.toString())
            .orElseThrow(() ->
                wrong(
                    request,
                    "params." + name + " is no path: " + given,
                    "write such as choices[0].text or /choices/0/text")));
  }

  private static AssayException wrong(ModelRequest request, String message, String hint) {
    return AssayException.invalid(
        request.place(), "model '" + request.id() + "': " + message, hint);
  }

  @Override
  public HttpCall call(GenerationRequest request) {
    byte[] bytes = Json.bytes(body.render(request));
    return new HttpCall("POST", uri, headers, List.of(bytes), HttpLimits.within(request.timeout()));
  }

  @Override
  public StreamReader stream() {
    return new Reader();
  }

  @Override
  public Attempt.Result whole(byte[] bytes) {
    JsonNode json = Json.any(bytes, bytes.length);
    JsonNode found = answer.in(json);
    if (found.isMissingNode() || found.isNull()) {
      throw new MalformedAnswerException(
          "nothing stands at " + answer + " of the answer: " + Excerpt.of(bytes));
    }
    Said said = new Said();
    said.say(ChunkKind.CONTENT, text(found));
    said.count(tokens(json, Tokens.UNKNOWN));
    said.end("");
    return said.result();
  }

  private static String text(JsonNode found) {
    return found.isString() ? found.stringValue() : found.toString();
  }

  private Tokens tokens(JsonNode json, Tokens before) {
    return new Tokens(
        count(inputTokens, json, before.input()),
        count(outputTokens, json, before.output()),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static OptionalLong count(
      Optional<JsonPath> path, JsonNode json, OptionalLong otherwise) {
    return path.map(it -> it.in(json))
        .filter(JsonNode::isIntegralNumber)
        .map(it -> OptionalLong.of(it.longValue()))
        .orElse(otherwise);
  }

  @Override
  public Attempt.Failure failure(int status, byte[] bytes) {
    return OpenAiErrors.of(status, bytes);
  }

  private final class Reader implements StreamReader {
    private final Said said = new Said();
    private Tokens tokens = Tokens.UNKNOWN;
    private boolean any;

    @Override
    public ChunkKind read(EventLog.Reader event) {
      if (event.is("[DONE]")) {
        return ChunkKind.OTHER;
      }
      JsonNode json = Json.any(event.data(), event.length());
      tokens = tokens(json, tokens);
      JsonNode found = answer.in(json);
      if (found.isMissingNode() || found.isNull()) {
        return ChunkKind.OTHER;
      }
      any = true;
      return said.say(ChunkKind.CONTENT, text(found));
    }

    @Override
    public Attempt.Result result() {
      if (!any) {
        throw new MalformedAnswerException("nothing stands at " + answer + " of any event");
      }
      said.count(tokens);
      said.end("");
      return said.result();
    }
  }
}
