package dev.assay.store;

import dev.assay.api.observation.Observation;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The properties of the record of a client.
final class ClientJson {
  private static final List<String> CLOCK = List.of("begin", "monotonic_nanos", "wall_nanos");
  private static final List<String> PROCESSOR = List.of("cores", "total_nanos", "busiest_nanos");
  private static final List<String> PAUSES = List.of("count", "total_nanos", "longest_nanos");
  private static final List<String> FLIGHT = List.of("attempts", "held_nanos", "traced_nanos");
  private long[] clock = new long[CLOCK.size()];
  private long[] processor = new long[PROCESSOR.size()];
  private long[] pauses = new long[PAUSES.size()];
  private long[] flight = new long[FLIGHT.size()];
  private String busiest = "";

  /// Writes the properties into an open object.
  static void write(JsonGenerator json, Observation.Client client) {
    Observation.Clock clock = client.clock();
    Observation.Processor processor = client.processor();
    Observation.Pauses pauses = client.pauses();
    Observation.Flight flight = client.flight();
    json.writeStringProperty("type", "client");
    write(json, "clock", CLOCK, clock.beginNanos(), clock.monotonicNanos(), clock.wallNanos());
    write(
        json,
        "processor",
        PROCESSOR,
        processor.cores(),
        processor.totalNanos(),
        processor.busiestNanos());
    json.writeStringProperty("busiest", processor.busiest());
    write(json, "pauses", PAUSES, pauses.count(), pauses.totalNanos(), pauses.longestNanos());
    write(json, "flight", FLIGHT, flight.attempts(), flight.heldNanos(), flight.tracedNanos());
  }

  private static void write(JsonGenerator json, String name, List<String> names, long... values) {
    json.writeObjectPropertyStart(name);
    for (int i = 0; i < values.length; i++) {
      json.writeNumberProperty(names.get(i), values[i]);
    }
    json.writeEndObject();
  }

  /// Reads a property of the record, if it is one of these.
  ///
  /// @return false for any other
  boolean read(String name, JsonParser json) {
    switch (name) {
      case "clock" -> clock = numbers(json, CLOCK);
      case "processor" -> processor = numbers(json, PROCESSOR);
      case "busiest" -> busiest = json.getString();
      case "pauses" -> pauses = numbers(json, PAUSES);
      case "flight" -> flight = numbers(json, FLIGHT);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// The client that was read.
  Observation.Client client() {
    return new Observation.Client(
        new Observation.Clock(clock[0], clock[1], clock[2]),
        new Observation.Processor(
            Math.toIntExact(processor[0]), processor[1], busiest, processor[2]),
        new Observation.Pauses(pauses[0], pauses[1], pauses[2]),
        new Observation.Flight(flight[0], flight[1], flight[2]));
  }

  private static long[] numbers(JsonParser json, List<String> names) {
    long[] values = new long[names.size()];
    while (json.nextToken() != JsonToken.END_OBJECT) {
      int place = names.indexOf(String.valueOf(json.currentName()));
      json.nextToken();
      if (place < 0) {
        json.skipChildren();
      } else {
        values[place] = json.getLongValue();
      }
    }
    return values;
  }
}
