package dev.assay.simulate;

import dev.assay.simulate.Event.Kind;
import java.util.ArrayList;
import java.util.List;

/// What goes wrong with the events of a stream.
final class StreamFaults {
  private static final String UNKNOWN =
      "{\"type\":\"assay.unknown\",\"object\":\"unknown\",\"unknown\":[1,{\"a\":null}]}";
  private static final String MESSAGE = "The server had an error while processing your request.";

  private StreamFaults() {}

  /// The events with the faults of the turn.
  static List<Event> apply(Turn turn, Shape shape, List<Event> events) {
    FaultSet faults = turn.faults();
    if (faults.isEmpty()) {
      return events;
    }
    List<Event> changed = new ArrayList<>(events);
    if (faults.has(Fault.NO_FINISH)) {
      changed.removeIf(event -> event.kind() == Kind.FINISH);
    }
    if (faults.has(Fault.NO_DONE)) {
      changed.removeIf(event -> event.kind() == Kind.END);
    }
    if (faults.has(Fault.EMPTY_FIRST)) {
      changed.addAll(firstToken(changed), shape.empty(turn));
    }
    if (faults.has(Fault.UNKNOWN_EVENT)) {
      changed.add(firstToken(changed), new Event(Kind.OTHER, "assay.unknown", UNKNOWN));
    }
    if (faults.has(Fault.BAD_JSON)) {
      int at = half(changed);
      Event broken = at < changed.size() ? changed.get(at) : changed.getLast();
      changed.add(
          at,
          new Event(
              Kind.OTHER, broken.name(), broken.data().substring(0, broken.data().length() / 2)));
    }
    if (faults.has(Fault.ERROR_EVENT)) {
      int at = half(changed);
      changed.subList(at, changed.size()).clear();
      changed.add(shape.failure(MESSAGE));
    }
    return changed;
  }

  /// The number of events up to and with half of the tokens, the first one at least.
  static int half(List<Event> events) {
    long tokens = events.stream().filter(event -> event.kind() == Kind.TOKEN).count();
    long before = Math.max(1, tokens / 2);
    int at = 0;
    for (long seen = 0; at < events.size() && seen < before; at++) {
      seen += events.get(at).kind() == Kind.TOKEN ? 1 : 0;
    }
    return at;
  }

  private static int firstToken(List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).kind() == Kind.TOKEN) {
        return i;
      }
    }
    return 0;
  }
}
