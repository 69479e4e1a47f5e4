package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SimulatedServerTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CHAT = "/v1/chat/completions";

  private static SimulatedServer start(Settings settings) {
    return SimulatedServer.start(
        settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Ticker.system());
  }

  private static String ask(String prompt, String more) {
    return "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
        + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":"
        + JSON.writeValueAsString(prompt)
        + "},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:,\"}}]}]"
        + more
        + "}";
  }

  private static JsonNode json(Wire.Answer answer) {
    return JSON.readTree(answer.content());
  }

  private static String said(Wire.Answer answer) {
    return json(answer).at("/choices/0/message/content").stringValue();
  }

  @Test
  void number_inThePrompt_isSquared() throws IOException {
    try (SimulatedServer server = start(Settings.plain(1))) {
      JsonNode answer = json(Wire.post(server, CHAT, ask("Q12: and now?", "")));

      assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo("144");
      assertThat(answer.at("/usage/prompt_tokens").intValue()).isEqualTo(5);
      assertThat(answer.at("/usage/completion_tokens").intValue()).isEqualTo(1);
    }
  }

  @Test
  void words_ofOneSeed_areTheSameAgain() throws IOException {
    try (SimulatedServer one = start(Settings.plain(1));
        SimulatedServer same = start(Settings.plain(1));
        SimulatedServer other = start(Settings.plain(2))) {
      String words = said(Wire.post(one, CHAT, ask("Hello?", "")));

      assertThat(said(Wire.post(same, CHAT, ask("Hello?", "")))).isEqualTo(words);
      assertThat(said(Wire.post(other, CHAT, ask("Hello?", "")))).isNotEqualTo(words);
      assertThat(said(Wire.post(one, CHAT, ask("Hallo?", "")))).isNotEqualTo(words);
    }
  }

  @Test
  void answers_ofAFile_areGiven(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("answers.jsonl");
    Files.writeString(
        file,
        """
        {"prompt": "Capital of France?", "answer": "Paris"}

        {"item": 7, "answer": "seven"}
        """);
    Speech speech = new Speech(1, AnswerBook.of(file), new Spread.Fixed(3), 1);
    try (SimulatedServer server = start(Settings.plain(1).with(speech))) {
      assertThat(said(Wire.post(server, CHAT, ask("Capital of France?", "")))).isEqualTo("Paris");
      assertThat(said(Wire.post(server, CHAT, ask("Q7: ?", "")))).isEqualTo("seven");
      assertThat(said(Wire.post(server, CHAT, ask("Q8: ?", "")))).isEqualTo("64");
    }
  }

  @Test
  void accuracy_belowOne_makesThatShareWrong() throws IOException {
    Speech speech = new Speech(1, AnswerBook.empty(), new Spread.Fixed(3), 0.75);
    try (SimulatedServer server = start(Settings.plain(1).with(speech))) {
      int right = 0;
      for (int i = 1; i <= 200; i++) {
        String said = said(Wire.post(server, CHAT, ask("Q" + i + ":", "")));
        right += said.equals(String.valueOf(i * i)) ? 1 : 0;
      }

      assertThat(right).isBetween(130, 170);
    }
  }

  @Test
  void maxTokens_belowTheAnswer_truncates() throws IOException {
    try (SimulatedServer server = start(Settings.plain(1))) {
      JsonNode answer = json(Wire.post(server, CHAT, ask("Hello?", ",\"max_tokens\":5")));

      assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("length");
      assertThat(answer.at("/usage/completion_tokens").intValue()).isEqualTo(5);
    }
  }

  @Test
  void completions_andResponses_answerInTheirShapes() throws IOException {
    try (SimulatedServer server = start(Settings.plain(1))) {
      JsonNode old =
          json(Wire.post(server, "/v1/completions", "{\"model\":\"m\",\"prompt\":\"Q3: \"}"));
      JsonNode young =
          json(Wire.post(server, "/v1/responses", "{\"model\":\"m\",\"input\":\"Q3: \"}"));

      assertThat(old.at("/choices/0/text").stringValue()).isEqualTo("9");
      assertThat(young.at("/output/0/content/0/text").stringValue()).isEqualTo("9");
      assertThat(young.at("/usage/output_tokens").intValue()).isEqualTo(1);
    }
  }

  @Test
  void responses_streamed_endWithTheWholeResponse() throws IOException {
    try (SimulatedServer server = start(Settings.plain(1))) {
      String body = "{\"model\":\"m\",\"input\":\"Q3: \",\"stream\":true}";
      List<String> lines = Wire.post(server, "/v1/responses", body).content().lines().toList();

      assertThat(lines.getFirst()).isEqualTo("event: response.created");
      assertThat(lines).contains("event: response.output_text.delta", "event: response.completed");
      JsonNode last = JSON.readTree(lines.get(lines.size() - 2).substring("data: ".length()));
      assertThat(last.at("/response/output/0/content/0/text").stringValue()).isEqualTo("9");
    }
  }

  @Test
  void wrongRequests_areToldWhatIsWrong() throws IOException {
    try (SimulatedServer server = start(Settings.plain(1))) {
      assertThat(Wire.post(server, CHAT, "{").content()).contains("the body is not JSON");
      assertThat(Wire.post(server, CHAT, "[]").content()).contains("not a JSON object");
      assertThat(Wire.post(server, CHAT, "{\"model\":\"m\"}").head()).contains(" 400 ");
      assertThat(Wire.post(server, "/v1/chat", "{}").head()).contains(" 404 ");
      assertThat(Wire.get(server, CHAT).head()).contains(" 405 ");
      assertThat(Wire.post(server, CHAT, ask("?", ""), "x-assay-fault: nonsense").content())
          .contains("there is no fault 'nonsense'");
    }
  }

  @Test
  void access_withoutKeyOrModel_isRefused() throws IOException {
    Settings.Access access = new Settings.Access(List.of("m"), Optional.of("secret"));
    try (SimulatedServer server = start(Settings.plain(1).with(access))) {
      String key = "authorization: Bearer secret";
      String other = ask("?", "").replace("\"model\":\"m\"", "\"model\":\"n\"");

      assertThat(Wire.post(server, CHAT, ask("?", "")).head()).contains(" 401 ");
      assertThat(Wire.post(server, CHAT, other, key).head()).contains(" 404 ");
      assertThat(Wire.post(server, CHAT, ask("?", ""), key).head()).contains(" 200 ");
      assertThat(json(Wire.get(server, "/v1/models")).at("/data/0/id").stringValue())
          .isEqualTo("m");
    }
  }

  @Test
  void bucket_onceEmpty_answers429() throws IOException {
    try (SimulatedServer server = start(Settings.plain(1).with(new Limits(30, 0, 2, true)));
        SimulatedServer mute = start(Settings.plain(1).with(new Limits(30, 0, 1, false)))) {
      List<Wire.Answer> answers = IntStream.range(0, 3).mapToObj(i -> asked(server)).toList();

      assertThat(answers.get(0).head()).contains(" 200 ");
      assertThat(answers.get(1).head()).contains(" 200 ");
      assertThat(answers.get(2).head()).contains(" 429 ").contains("retry-after: 2");
      asked(mute);
      assertThat(asked(mute).head()).contains(" 429 ").doesNotContain("retry-after");
    }
  }

  private static Wire.Answer asked(SimulatedServer server) {
    try {
      return Wire.post(server, CHAT, ask("Q1: ", ""));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void faults_ofChosenItems_leaveTheOthersAlone() throws IOException {
    try (SimulatedServer server =
        start(
            Settings.plain(1)
                .with(FaultRule.parse("test", "500@7,9-10"), FaultRule.parse("test", "503@3x2")))) {
      List<Integer> statuses =
          IntStream.of(6, 7, 8, 9, 10, 7, 3, 3, 3).mapToObj(item -> status(server, item)).toList();

      assertThat(statuses).containsExactly(200, 500, 200, 500, 500, 500, 503, 503, 200);
      JsonNode stats = json(Wire.get(server, "/stats"));
      assertThat(stats.at("/count").intValue()).isEqualTo(9);
      assertThat(stats.at("/statuses/500").intValue()).isEqualTo(4);
      assertThat(stats.at("/faults/503").intValue()).isEqualTo(2);
    }
  }

  private static int status(SimulatedServer server, int item) {
    try {
      String head = Wire.post(server, CHAT, ask("Q" + item + ":", "")).head();
      return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void tokens_withSetTimes_areNotSentBefore() throws IOException {
    Timing timing = new Timing(new Spread.Fixed(40e6), new Spread.Fixed(20e6), List.of());
    Settings settings =
        Settings.plain(1)
            .with(timing)
            .with(new Speech(1, AnswerBook.empty(), new Spread.Fixed(4), 1))
            .with(new Settings.Watch(10, true));
    try (SimulatedServer server = start(settings)) {
      Wire.Answer answer = Wire.post(server, CHAT, ask("?", ",\"stream\":true"));
      JsonNode trace = json(Wire.get(server, "/trace"));

      List<Long> sent =
          StreamSupport.stream(trace.path("sent_ns").spliterator(), false)
              .map(JsonNode::longValue)
              .toList();
      long received = trace.path("received_ns").longValue();
      assertThat(sent).hasSize(4);
      for (int i = 0; i < 4; i++) {
        assertThat(sent.get(i) - received).isGreaterThanOrEqualTo(40_000_000L + i * 20_000_000L);
        assertThat(answer.content()).contains("\"sent_ns\":" + sent.get(i));
      }
      assertThat(json(Wire.get(server, "/requests")).path("headers").path("host").stringValue())
          .isEqualTo("test");
    }
  }

  @Test
  void stall_ofTheServer_holdsEverythingUntilItsEnd() throws IOException {
    Timing timing =
        new Timing(
            new Spread.Fixed(10e6),
            new Spread.Fixed(0),
            List.of(new Timing.Stall(5_000_000L, 200_000_000L)));
    try (SimulatedServer server =
        start(Settings.plain(1).with(timing).with(new Settings.Watch(1, false)))) {
      asked(server);
      JsonNode trace = json(Wire.get(server, "/trace"));

      assertThat(trace.at("/sent_ns/0").longValue() - trace.path("received_ns").longValue())
          .isGreaterThanOrEqualTo(205_000_000L);
    }
  }

  @Test
  void requests_sentAtOnceOverOneConnection_areAnsweredInOrder() throws IOException {
    try (SimulatedServer server = start(Settings.plain(1));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String both = Wire.request(CHAT, ask("Q2:", "")) + Wire.request(CHAT, ask("Q3:", ""));
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(both.getBytes(UTF_8));
      StringBuilder read = new StringBuilder();
      byte[] buffer = new byte[4096];
      while (!read.toString().contains("\"content\":\"9\"")) {
        int length = socket.getInputStream().read(buffer);
        assertThat(length).isPositive();
        read.append(new String(buffer, 0, length, UTF_8));
      }

      assertThat(read.indexOf("\"content\":\"4\"")).isPositive();
      assertThat(read.indexOf("\"content\":\"4\"")).isLessThan(read.indexOf("\"content\":\"9\""));
    }
  }
}
