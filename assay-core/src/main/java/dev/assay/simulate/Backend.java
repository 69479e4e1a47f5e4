package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Decides what is answered to a request.
final class Backend {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FAULT_HEADER = "x-assay-fault";

  private final Speaker speaker;
  private final FaultBook faultBook;
  private final Admission admission;
  private final Composer composer;
  private final Ledger ledger;
  private final long startedSeconds;

  Backend(Settings settings, Ledger ledger, Ticker ticker) {
    this.speaker = new Speaker(settings.speech());
    this.faultBook = new FaultBook(settings.faults());
    this.admission = new Admission(settings);
    this.composer = new Composer(settings);
    this.ledger = ledger;
    this.startedSeconds = ticker.now().getEpochSecond();
  }

  /// What is sent for a request.
  Script answer(Served served) {
    Incoming request = served.request();
    Shape shape = Routes.shape(request.path()).orElseThrow();
    try {
      JsonNode body = body(request);
      return answer(new Asked(served, shape, shape.read(body)));
    } catch (Shape.BadRequest wrong) {
      return refusal(served, shape, new Refusal(400, "invalid_request_error", wrong.text()));
    } catch (AssayException wrong) {
      return refusal(
          served,
          shape,
          new Refusal(400, "invalid_request_error", wrong.problems().getFirst().render()));
    }
  }

  private record Asked(Served served, Shape shape, Question question) {
    Incoming request() {
      return served.request();
    }
  }

  /// An error in place of an answer.
  record Refusal(int status, String kind, String message, String headers) {
    Refusal(int status, String kind, String message) {
      this(status, kind, message, "");
    }
  }

  private Script answer(Asked asked) {
    Question question = asked.question();
    OptionalLong item = speaker.item(question);
    FaultSet faults =
        faultBook.faults(item, speaker.hash(question), asked.request().header(FAULT_HEADER));
    Answer answer = speaker.answer(question, faults);
    int tokens = answer.usage().prompt() + answer.usage().completion();
    Optional<Refusal> refusal =
        admission.refusal(asked.request(), question.model(), tokens, faults);
    if (ledger.keeps()) {
      asked
          .served()
          .facts(
              Map.of(
                  "model",
                  question.model(),
                  "item",
                  item.orElse(-1),
                  "tokens",
                  answer.pieces().size()));
    }
    if (refusal.isPresent()) {
      return refused(asked, refusal.get(), faults);
    }
    Turn turn = new Turn(question, answer, faults, asked.served().number(), startedSeconds);
    ledger.decided(200, faults);
    return composer.compose(turn, asked.shape(), asked.request().keepAlive());
  }

  private Script refused(Asked asked, Refusal refusal, FaultSet faults) {
    ledger.decided(refusal.status(), faults);
    return new Framing(faults, asked.request().keepAlive(), asked.served().number())
        .frame(content(asked.shape(), refusal));
  }

  private Script refusal(Served served, Shape shape, Refusal refusal) {
    ledger.decided(refusal.status(), FaultSet.NONE);
    return new Framing(FaultSet.NONE, served.request().keepAlive(), served.number())
        .frame(content(shape, refusal));
  }

  private static Content content(Shape shape, Refusal refusal) {
    byte[] body = shape.error(refusal.status(), refusal.kind(), refusal.message()).getBytes(UTF_8);
    return Content.whole(refusal.status(), "application/json", refusal.headers(), body, 0);
  }

  private static JsonNode body(Incoming request) throws Shape.BadRequest {
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException malformed) {
      throw new Shape.BadRequest("the body is not JSON: " + malformed.getOriginalMessage());
    }
    throw new Shape.BadRequest("the body is not a JSON object");
  }
}
