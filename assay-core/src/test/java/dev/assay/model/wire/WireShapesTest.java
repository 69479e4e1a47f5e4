package dev.assay.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.generation.Message;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import dev.assay.net.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the official client of each provider sent and made of an answer, and what Assay sends and
/// makes of it: recorded by tools/reference/wire_shapes.py, with the versions in each file.
@Timeout(120)
final class WireShapesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final List<String> SHAPES =
      List.of(
          "openai_chat",
          "openai_completions",
          "openai_responses",
          "anthropic",
          "gemini",
          "bedrock");

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  static Stream<Arguments> cases() {
    return SHAPES.stream()
        .flatMap(shape -> {
          JsonNode file = file(shape);
          return file.path("cases")
              .valueStream()
              .map(one ->
                  Arguments.of(
                      shape,
                      one.path("case").stringValue() + (one.path("stream").asBoolean() ? "+" : ""),
                      file,
                      one));
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void adapter_ofEachShape_sendsAndReadsWhatTheOfficialClientDoes(
      String shape, String name, JsonNode file, JsonNode one) throws Exception {
    assertThat(name).isNotEmpty();
    JsonNode response = one.path("response");
    try (RawServer server = new RawServer()) {
      server.answer(
          Asking.answer(
              response.path("status").intValue(),
              response.path("type").stringValue(),
              Base64.getDecoder().decode(response.path("body").stringValue())));
      Attempt attempt;
      try (Generator generator = open(shape, file, server.base(), one)) {
        attempt = Asking.ask(generator, Asking.question(conversation(one.path("conversation"))));
      }

      assertSent(one.path("request"), server.requests().getFirst());
      assertRead(one.path("parsed"), attempt);
      if (one.path("stream").asBoolean()) {
        assertThat(attempt.trace().chunks().count()).isGreaterThan(0);
      }
    }
  }

  private static void assertSent(JsonNode expected, String sent) {
    assertThat(sent).startsWith("POST " + expected.path("path").stringValue() + " HTTP/1.1\r\n");
    assertThat(JSON.readTree(Asking.body(sent))).isEqualTo(expected.path("body"));
    String head = sent.substring(0, sent.indexOf("\r\n\r\n") + 2);
    expected
        .path("headers")
        .properties()
        .forEach(header -> {
          String value = header.getValue().stringValue();
          boolean signed = value.startsWith("AWS4-") || header.getKey().equals("x-amz-date");
          // A signature is of a moment, and compared below.
          String shown = signed ? "" : value;
          assertThat(head).containsIgnoringCase(header.getKey() + ": " + shown);
        });
  }

  private static void assertRead(JsonNode parsed, Attempt attempt) {
    assertThat(attempt.result()).isInstanceOf(Attempt.Generation.class);
    Attempt.Generation answer = (Attempt.Generation) attempt.result();
    String finish = parsed.path("finish").stringValue();
    assertThat(answer.text()).isEqualTo(parsed.path("text").stringValue());
    assertThat(answer.finish().word()).isEqualTo(finish);
    assertThat(answer.finish().kind())
        .isEqualTo(
            parsed.path("refused").booleanValue()
                ? Finish.Kind.REFUSED
                : finish.toLowerCase(Locale.ROOT).matches("length|max_.*")
                    ? Finish.Kind.LENGTH
                    : Finish.Kind.COMPLETE);
    assertThat(answer.tokens().input()).hasValue(parsed.path("input_tokens").longValue());
    assertThat(answer.tokens().output()).hasValue(parsed.path("output_tokens").longValue());
  }

  static Stream<JsonNode> signed() {
    return file("bedrock").path("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("signed")
  void signature_ofTheSameRequest_isThatOfBotocore(JsonNode one) {
    JsonNode sent = one.path("request");
    JsonNode signature = one.path("signature");
    JsonNode variables = file("bedrock").path("environment");
    AwsSignature signer =
        new AwsSignature(
            () ->
                AwsSessionCredentialsIdentity.create(
                    variables.path("AWS_ACCESS_KEY_ID").stringValue(),
                    variables.path("AWS_SECRET_ACCESS_KEY").stringValue(),
                    "session-token"),
            variables.path("AWS_REGION").stringValue(),
            "bedrock",
            at(Instant.parse(signature.path("moment").stringValue())));

    Map<String, String> headers =
        signer.headers(
            URI.create(
                "http://" + sent.path("host").stringValue() + sent.path("path").stringValue()),
            sent.path("raw").stringValue().getBytes(UTF_8));

    Map<String, String> expected = new LinkedHashMap<>();
    signature
        .path("headers")
        .properties()
        .forEach(header -> expected.put(header.getKey(), header.getValue().stringValue()));
    assertThat(headers).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static Ticker at(Instant moment) {
    return new Ticker() {
      @Override
      public long nanoTime() {
        return 0;
      }

      @Override
      public Instant now() {
        return moment;
      }
    };
  }

  private static Generator open(String shape, JsonNode file, String base, JsonNode one) {
    Map<String, String> variables = new LinkedHashMap<>();
    file.path("environment")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().stringValue()));
    Credentials credentials = new Credentials(variables);
    boolean openAi = shape.startsWith("openai");
    GeneratorProvider provider =
        switch (shape) {
          case "anthropic" -> new AnthropicProvider(TRANSPORT, credentials);
          case "gemini" -> new GeminiProvider(TRANSPORT, credentials);
          case "bedrock" -> new BedrockProvider(TRANSPORT, credentials, Ticker.system());
          default -> new OpenAiProvider(TRANSPORT, credentials);
        };
    Map<String, Object> params = new LinkedHashMap<>();
    params.put(shape.equals("openai_responses") ? "max_output_tokens" : "max_tokens", 64L);
    if (!shape.equals("anthropic")) {
      params.put("temperature", 0.5);
    }
    if (!one.path("stream").asBoolean()) {
      params.put("stream", false);
    }
    String model = shape.equals("bedrock") ? "anthropic.claude-3-haiku-20240307-v1:0" : "m";
    ModelRequest.Location location =
        new ModelRequest.Location(
            Optional.empty(),
            Optional.of(openAi ? base + "/v1" : base),
            openAi ? Optional.of(shape.substring("openai_".length())) : Optional.empty(),
            openAi ? Optional.of("OPENAI_API_KEY") : Optional.empty(),
            Optional.empty());
    return provider.open(Asking.model(openAi ? "openai" : shape, model, location, params));
  }

  private static Conversation conversation(JsonNode messages) {
    List<Message> all = new ArrayList<>();
    for (JsonNode message : messages) {
      Message.Role role =
          Message.Role.valueOf(message.path("role").stringValue().toUpperCase(Locale.ROOT));
      JsonNode content = message.path("content");
      all.add(
          content.isString()
              ? Message.of(role, content.stringValue())
              : new Message(role, content.valueStream().map(WireShapesTest::part).toList()));
    }
    return new Conversation(all);
  }

  private static Content part(JsonNode part) {
    return part.has("text")
        ? new Content.Text(part.path("text").stringValue())
        : new Content.Image(part.path("image").stringValue());
  }

  private static JsonNode file(String shape) {
    try (InputStream file =
        WireShapesTest.class.getResourceAsStream("/reference/wire/" + shape + ".json")) {
      return JSON.readTree(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
