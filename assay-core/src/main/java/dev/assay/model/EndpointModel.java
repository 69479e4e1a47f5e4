package dev.assay.model;

import dev.assay.api.Problem;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.model.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model of a server that is not ours: it is asked and timed from here, and what it uses is not
/// known.
final class EndpointModel implements Model {
  private final ModelRequest request;
  private final OipModel model;

  EndpointModel(ModelRequest request, OipModel model) {
    this.request = request;
    this.model = model;
  }

  @Override
  public ModelCard card() {
    OipMetadata metadata = model.facts().metadata();
    return new ModelCard(
        model.facts().task(),
        model.facts().classes(),
        metadata.inputs(),
        metadata.outputs(),
        0,
        "",
        metadata.environment());
  }

  @Override
  public List<Problem> check(Schema schema) {
    return model.facts().check(schema, request.place(), request.id());
  }

  @Override
  public Reply<Predictions> predict(List<Row> rows, Duration timeout) {
    return model.predict(rows, timeout);
  }

  @Override
  public Optional<Reply<Measurement>> measure(List<Row> rows, MeasurePlan plan) {
    return Optional.empty();
  }

  @Override
  public Map<Resource, Double> usage() {
    return Map.of();
  }

  @Override
  public void close() {
    // The connections belong to the transport.
  }
}
