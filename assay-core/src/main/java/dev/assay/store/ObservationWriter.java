package dev.assay.store;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes observations as JSON, a record a line, as `schemas/observations.schema.json` says.
final class ObservationWriter {
  private static final JsonFactory JSON = JsonFactory.builder().rootValueSeparator("").build();

  private final JsonGenerator json;

  ObservationWriter(OutputStream output) {
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), output, JsonEncoding.UTF8);
  }

  /// Writes one line, all of it.
  void write(Observation observation) {
    json.writeStartObject();
    switch (observation) {
      case Observation.Sample sample -> sample(sample);
      case Observation.ModelProcess process -> process(process);
      case Observation.Client client -> ClientJson.write(json, client);
    }
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private void sample(Observation.Sample sample) {
    Item item = sample.item();
    json.writeStringProperty("type", "sample");
    json.writeStringProperty("key", sample.key());
    json.writeNumberProperty("row", item.row());
    json.writeStringProperty("id", item.id());
    json.writeNumberProperty("draw", sample.draw());
    text("target", item.target());
    text("category", item.category());
    text("cluster", item.cluster());
    Outcome outcome = sample.outcome();
    json.writeStringProperty("outcome", outcome.kind().name().toLowerCase(Locale.ROOT));
    text("detail", outcome.detail());
    text("message", outcome.message());
    answer(sample.answer());
    Observation.Timing timing = sample.timing();
    if (!timing.latencyNanos().isEmpty()) {
      json.writeObjectPropertyStart("latency_nanos");
      for (LatencyKind kind : LatencyKind.values()) {
        Long nanos = timing.latencyNanos().get(kind);
        if (nanos != null) {
          json.writeNumberProperty(kind.key(), nanos);
        }
      }
      json.writeEndObject();
    }
    json.writeNumberProperty("attempts", timing.attempts());
    if (timing.reused()) {
      json.writeStringProperty("source", timing.source().key());
    }
    sample.dialogue().ifPresent(dialogue -> DialogueJson.write(json, dialogue));
  }

  private void answer(Answer answer) {
    switch (answer) {
      case Answer.Label(String label, double[] scores) -> {
        json.writeStringProperty("label", label);
        if (scores.length > 0) {
          json.writeName("scores");
          json.writeArray(scores, 0, scores.length);
        }
      }
      case Answer.Value(double value) -> json.writeNumberProperty("value", value);
      case Answer.Tensor(double[] values) -> {
        json.writeName("tensor");
        json.writeArray(values, 0, values.length);
      }
      case Answer.Text(String text) -> json.writeStringProperty("text", text);
      case Answer.None none -> {
        // An absent answer is an absent property.
      }
    }
  }

  private void process(Observation.ModelProcess process) {
    json.writeStringProperty("type", "process");
    json.writeNumberProperty("draw", process.draw());
    json.writeObjectPropertyStart("usage");
    for (Map.Entry<Resource, Double> usage : new TreeMap<>(process.usage()).entrySet()) {
      json.writeNumberProperty(usage.getKey().key(), usage.getValue());
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("latencies");
    for (Map.Entry<LatencyKind, Observation.Latencies> measured :
        new TreeMap<>(process.latencies()).entrySet()) {
      Observation.Latencies latencies = measured.getValue();
      json.writeObjectPropertyStart(measured.getKey().key());
      json.writeNumberProperty("first_call_nanos", latencies.firstCallNanos());
      json.writeName("rows");
      json.writeArray(latencies.rows(), 0, latencies.rows().length);
      json.writeName("nanos");
      json.writeArray(latencies.nanos(), 0, latencies.nanos().length);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void text(String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }
}
