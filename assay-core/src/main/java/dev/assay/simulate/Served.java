package dev.assay.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// A request as the server saw it, with the monotonic times at which it was served.
///
/// The loop that serves it writes, and any thread reads what is there.
final class Served {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Incoming request;
  private final long number;
  private final List<Long> sentNanos = new ArrayList<>();
  private Map<String, Object> facts = Map.of();
  private long endNanos;
  private String end = "open";

  Served(Incoming request, long number) {
    this.request = request;
    this.number = number;
  }

  Incoming request() {
    return request;
  }

  /// Its number, from 1.
  long number() {
    return number;
  }

  /// What is known of it.
  synchronized void facts(Map<String, Object> known) {
    facts = Map.copyOf(known);
  }

  /// A piece of the answer was sent.
  synchronized void sent(long nanos) {
    sentNanos.add(nanos);
  }

  /// The answer ended.
  synchronized void ended(String how, long nanos) {
    end = how;
    endNanos = nanos;
  }

  /// The times, as a line of JSON.
  synchronized String times() {
    Map<String, Object> line = new TreeMap<>(facts);
    line.put("number", number);
    line.put("path", request.path());
    line.put("received_ns", request.receivedNanos());
    line.put("sent_ns", List.copyOf(sentNanos));
    line.put("end", end);
    if (endNanos != 0) {
      line.put("end_ns", endNanos);
    }
    return JSON.writeValueAsString(line);
  }

  /// The request, as a line of JSON; its secrets are left out.
  String requestLine() {
    return JSON.writeValueAsString(
        Map.of(
            "number", number,
            "method", request.method(),
            "target", request.target(),
            "headers", request.shownHeaders(),
            "body", request.text()));
  }
}
