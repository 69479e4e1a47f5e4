package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Answers everything that is not a question to a model: models, statistics, times, requests.
final class Desk {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NO_MODEL = "simulated";
  private static final String PATHS =
      "There are POST /v1/chat/completions, /v1/completions and /v1/responses; GET /v1/models,"
          + " /stats, /trace and /requests; DELETE /stats.";

  private final Settings settings;
  private final Ledger ledger;

  Desk(Settings settings, Ledger ledger) {
    this.settings = settings;
    this.ledger = ledger;
  }

  /// The whole HTTP answer.
  byte[] answer(Incoming request) {
    String path = request.path();
    boolean asks = request.method().equals("GET");
    if (asks && path.endsWith("/models")) {
      return json(200, JSON.writeValueAsString(models()));
    }
    if (asks && path.equals("/stats")) {
      return json(200, JSON.writeValueAsString(ledger.counts()));
    }
    if (request.method().equals("DELETE") && path.equals("/stats")) {
      ledger.reset();
      return json(200, JSON.writeValueAsString(ledger.counts()));
    }
    if (asks && path.equals("/trace")) {
      return lines(Served::times);
    }
    if (asks && path.equals("/requests")) {
      return lines(Served::requestLine);
    }
    return json(
        Routes.shape(path).isPresent() ? 405 : 404,
        OpenAiErrors.body(
            "invalid_request_error",
            "Nothing answers " + request.method() + " " + path + ". " + PATHS));
  }

  private Map<String, Object> models() {
    List<String> names = settings.access().models();
    List<Map<String, Object>> data =
        (names.isEmpty() ? List.of(NO_MODEL) : names)
            .stream().map(Desk::model).collect(Collectors.toList());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("object", "list");
    answer.put("data", data);
    return answer;
  }

  private static Map<String, Object> model(String name) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", name);
    model.put("object", "model");
    model.put("created", 0);
    model.put("owned_by", "assay-simulate");
    return model;
  }

  private byte[] lines(Function<Served, String> line) {
    String text =
        ledger.last().stream()
            .map(served -> line.apply(served) + "\n")
            .collect(Collectors.joining());
    return whole(200, "application/x-ndjson", text);
  }

  private static byte[] json(int status, String body) {
    return whole(status, "application/json", body);
  }

  private static byte[] whole(int status, String type, String text) {
    byte[] body = text.getBytes(UTF_8);
    byte[] head =
        ("HTTP/1.1 "
                + Statuses.line(status)
                + "\r\ncontent-type: "
                + type
                + "\r\ncontent-length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(UTF_8);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
