package dev.assay.model;

import dev.assay.api.Problem;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Failure;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.model.Resource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A model in a worker process on this machine.
final class WorkerModel implements Model {
  private static final Duration USAGE_LIMIT = Duration.ofSeconds(2);

  private final WorkerFacts facts;
  private final OipModel model;
  private final OipClient client;
  private final WorkerLauncher.Started worker;
  private final Map<Resource, Double> usage = new EnumMap<>(Resource.class);
  private boolean answers = true;

  WorkerModel(WorkerFacts facts, OipModel model, OipClient client, WorkerLauncher.Started worker) {
    this.facts = facts;
    this.model = model;
    this.client = client;
    this.worker = worker;
    usage.put(Resource.LOAD_SECONDS, worker.loadSeconds());
    usage.put(Resource.MODEL_SIZE_BYTES, (double) facts.digest().sizeBytes());
  }

  @Override
  public ModelCard card() {
    return facts.card();
  }

  @Override
  public List<Problem> check(Schema schema) {
    return facts.check(schema);
  }

  @Override
  public Reply<Predictions> predict(List<Row> rows, Duration timeout) {
    return explained(model.predict(rows, timeout));
  }

  @Override
  public Optional<Reply<Measurement>> measure(List<Row> rows, MeasurePlan plan) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(explained(model.measure(rows, plan)));
  }

  @Override
  public Map<Resource, Double> usage() {
    if (answers) {
      switch (client.usage(USAGE_LIMIT)) {
        case Reply.Answered<JsonNode>(JsonNode told) -> {
          for (Resource resource : Resource.values()) {
            JsonNode value = told.path(resource.key());
            if (value.isNumber()) {
              usage.put(resource, value.doubleValue());
            }
          }
          usage.put(Resource.WALL_SECONDS, worker.process().seconds());
        }
        case Reply.Failed<JsonNode> silent -> answers = false;
      }
    }
    return Map.copyOf(usage);
  }

  @Override
  public void close() {
    answers = false;
    worker.process().close();
  }

  // A connection to a worker breaks when its process ends; then that is what happened.
  private <T> Reply<T> explained(Reply<T> reply) {
    if (!(reply instanceof Reply.Failed<T>(Failure failure))) {
      return reply;
    }
    boolean mayBeDead =
        switch (failure.kind()) {
          case UNREACHABLE, MALFORMED_ANSWER, WORKER_DIED -> true;
          case TIMEOUT, MODEL_ERROR -> false;
        };
    if (mayBeDead && worker.process().hasEnded()) {
      answers = false;
      return new Reply.Failed<>(
          new Failure(
              Failure.Kind.WORKER_DIED,
              "the worker of '" + facts.id() + "' " + worker.process().obituary()));
    }
    if (failure.kind() == Failure.Kind.TIMEOUT) {
      answers = false;
    }
    return reply;
  }
}
