package dev.assay.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Generator;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import dev.assay.net.RawServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BedrockTest {
  @Test
  void bearerToken_ofTheEnvironment_comesBeforeKeysAndIsCutOutOfAnswers() throws Exception {
    Map<String, String> variables =
        Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "secret-0123456789",
            "AWS_BEARER_TOKEN_BEDROCK", "bearer-0123456789");
    try (RawServer server = new RawServer();
        HttpTransport transport = new HttpTransport(Ticker.system());
        Generator generator =
            new BedrockProvider(transport, new Credentials(variables), Ticker.system())
                .open(
                    Asking.model(
                        "bedrock", "m", Asking.at(server.base()), Map.of("stream", false)))) {
      server.answer(
          Asking.answer(
              200,
              "application/json",
              """
              {"output": {"message": {"content": [{"text": "bearer-0123456789!"}]}},
               "stopReason": "end_turn"}
              """
                  .getBytes(StandardCharsets.UTF_8)));
      Attempt attempt = Asking.ask(generator, Asking.question(Conversation.asking("What is it?")));

      assertThat(server.requests())
          .singleElement()
          .satisfies(sent ->
              assertThat(sent)
                  .containsIgnoringCase("authorization: Bearer bearer-0123456789")
                  .doesNotContain("AWS4-HMAC"));
      assertThat(attempt.result())
          .isInstanceOfSatisfying(
              Attempt.Generation.class,
              answer -> assertThat(answer.text()).doesNotContain("bearer-").endsWith("!"));
    }
  }
}
