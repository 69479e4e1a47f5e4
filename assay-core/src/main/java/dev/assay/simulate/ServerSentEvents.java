package dev.assay.simulate;

import java.util.ArrayList;
import java.util.List;

/// Writes events as `text/event-stream`.
final class ServerSentEvents {
  /// The field that is filled with the time when the event is sent.
  static final String STAMP = ",\"sent_ns\":";

  private static final String ROOM = " ".repeat(20);

  private final FaultSet faults;
  private final boolean stamped;

  ServerSentEvents(FaultSet faults, boolean stamped) {
    this.faults = faults;
    this.stamped = stamped;
  }

  /// The text of each event, in their order.
  List<String> write(List<Event> events) {
    List<String> texts = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      String text = text(events.get(i), i);
      if (!faults.isEmpty()) {
        text = changed(text, i, i == events.size() - 1);
      }
      texts.add(text);
    }
    return texts;
  }

  private String text(Event event, int index) {
    StringBuilder text = new StringBuilder(event.data().length() + 40);
    if (!event.name().isEmpty()) {
      text.append("event: ").append(event.name()).append('\n');
    }
    if (faults.has(Fault.FIELDS)) {
      text.append("id: ").append(index).append("\nretry: 3000\n");
    }
    String field = faults.has(Fault.NO_SPACE) ? "data:" : "data: ";
    String data = event.data();
    if (data.startsWith("{") && faults.has(Fault.MULTI_LINE)) {
      text.append(field).append("{\n");
      data = data.substring(1);
    }
    text.append(field);
    if (stamped && data.endsWith("}")) {
      text.append(data, 0, data.length() - 1).append(STAMP).append(ROOM).append('}');
    } else {
      text.append(data);
    }
    return text.append("\n\n").toString();
  }

  private String changed(String text, int index, boolean last) {
    String changed = text;
    if (faults.has(Fault.COMMENTS)) {
      changed = ":\n: a comment, data: not\n\n" + text + (last ? ": the end\n\n" : "");
    }
    if (index == 0 && faults.has(Fault.BOM)) {
      changed = '\uFEFF' + changed;
    }
    if (faults.has(Fault.CRLF)) {
      return changed.replace("\n", "\r\n");
    }
    return faults.has(Fault.CR) ? changed.replace('\n', '\r') : changed;
  }
}
