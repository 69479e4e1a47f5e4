package dev.assay.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CommandGeneratorTest {

  private static Generator open(Map<String, Object> params) {
    ModelRequest.Location nowhere =
        new ModelRequest.Location(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    Map<String, String> variables = Map.of("PATH", System.getenv("PATH"), "GREETING", "hi");
    return new CommandProvider(variables, Ticker.system())
        .open(Asking.model("command", "m", nowhere, params));
  }

  private static Generator shell(String script) {
    return open(Map.of("command", List.of("sh", "-c", script)));
  }

  private static Attempt ask(String script, Duration timeout) throws Exception {
    try (Generator generator = shell(script)) {
      return Asking.ask(
          generator,
          new GenerationRequest(Conversation.asking("Wörter"), Optional.empty(), 2, timeout));
    }
  }

  private static Attempt ask(String script) throws Exception {
    return ask(script, Duration.ofSeconds(30));
  }

  @Test
  void program_thatEnds_hasAnsweredWithItsOutput() throws Exception {
    Attempt attempt = ask("read line; echo \"$GREETING $line $ASSAY_SEED $ASSAY_DRAW\"; echo");

    assertThat(((Attempt.Generation) attempt.result()).text()).isEqualTo("hi Wörter 1 2");
    assertThat(attempt.trace().endNanos()).isGreaterThan(attempt.trace().sentNanos());
  }

  @Test
  void program_thatIgnoresItsInput_answersAllTheSame() throws Exception {
    assertThat(((Attempt.Generation) ask("echo 7").result()).text()).isEqualTo("7");
  }

  @Test
  void program_thatFails_isAFailureWithItsWords() throws Exception {
    Attempt attempt = ask("echo half; echo 'no model' >&2; exit 3");

    assertThat(attempt.result())
        .isEqualTo(new Attempt.Failure(Attempt.Kind.SERVER_ERROR, "exit code 3: no model"));
  }

  @Test
  void program_thatTakesTooLong_isEndedWithItsChildren() throws Exception {
    Attempt attempt = ask("sleep 600 & sleep 600", Duration.ofMillis(300));

    assertThat(((Attempt.Failure) attempt.result()).kind()).isEqualTo(Attempt.Kind.TIMEOUT);
  }

  @Test
  void program_thatIsNotThere_isUnreachable() throws Exception {
    try (Generator generator = open(Map.of("command", List.of("no-such-program-here")))) {
      Attempt attempt = Asking.ask(generator, Asking.question(Conversation.asking("?")));

      assertThat(((Attempt.Failure) attempt.result()).kind()).isEqualTo(Attempt.Kind.UNREACHABLE);
    }
  }

  @Test
  void call_thatIsCancelled_endsAsCancelled() throws Exception {
    try (Generator generator = shell("sleep 600")) {
      CompletableFuture<Attempt> ended = new CompletableFuture<>();
      Generator.Call call =
          generator.generate(
              Asking.question(Conversation.asking("?")), attempt -> ended.complete(attempt.get()));
      call.cancel();

      assertThat(((Attempt.Failure) ended.get(30, TimeUnit.SECONDS).result()).kind())
          .isEqualTo(Attempt.Kind.CANCELLED);
    }
  }

  @Test
  void params_withoutProgram_areRefused() {
    assertThatThrownBy(() -> open(Map.of()).close())
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("neither path nor params.command names a program");
    assertThatThrownBy(() -> open(Map.of("command", "sh")).close())
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("params.command is no list");
  }
}
