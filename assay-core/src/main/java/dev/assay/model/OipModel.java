package dev.assay.model;

import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Answer;
import dev.assay.api.model.Failure;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model behind the Open Inference Protocol: rows in, answers out.
final class OipModel {
  private final OipClient client;
  private final OipFacts facts;
  private Optional<Prepared> prepared = Optional.empty();

  private record Prepared(Schema schema, InputPlan plan, RowEncoder encoder) {}

  /// A model of which that is known.
  OipModel(OipClient client, OipFacts facts) {
    this.client = client;
    this.facts = facts;
  }

  OipFacts facts() {
    return facts;
  }

  Reply<Predictions> predict(List<Row> rows, Duration timeout) {
    if (rows.isEmpty()) {
      return new Reply.Answered<>(new Predictions(List.of(), 0));
    }
    Prepared ready = prepare(rows.getFirst().schema());
    if (!ready.plan().mismatches().isEmpty()) {
      return failed(Failure.Kind.MODEL_ERROR, ready.plan().mismatches().getFirst().message());
    }
    try {
      return ready.plan().batching() == InputPlan.Batching.MANY
          ? ask(ready.encoder().batch(rows), rows.size(), timeout)
          : askOneByOne(ready.encoder(), rows, timeout);
    } catch (RowEncoder.UnfitRow unfit) {
      return failed(Failure.Kind.MODEL_ERROR, "" + unfit.getMessage());
    }
  }

  Reply<Measurement> measure(List<Row> rows, MeasurePlan plan) {
    Prepared ready = prepare(rows.getFirst().schema());
    if (!ready.plan().mismatches().isEmpty()) {
      return failed(Failure.Kind.MODEL_ERROR, ready.plan().mismatches().getFirst().message());
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("kind", plan.kind().key());
    parameters.put("warmup_calls", plan.warmupCalls());
    parameters.put("calls", plan.calls());
    try {
      List<Tensor> inputs = ready.encoder().batch(rows);
      return switch (client.measure(inputs, parameters, plan.timeout())) {
        case Reply.Failed<OipAnswer>(Failure failure) -> new Reply.Failed<>(failure);
        case Reply.Answered<OipAnswer>(OipAnswer answer) -> measurement(answer, plan);
      };
    } catch (RowEncoder.UnfitRow unfit) {
      return failed(Failure.Kind.MODEL_ERROR, "" + unfit.getMessage());
    }
  }

  private Reply<Predictions> askOneByOne(RowEncoder encoder, List<Row> rows, Duration timeout)
      throws RowEncoder.UnfitRow {
    List<Answer> answers = new ArrayList<>();
    long left = timeout.toNanos();
    long nanos = 0;
    for (Row row : rows) {
      Reply<Predictions> reply =
          ask(encoder.single(row), 1, Duration.ofNanos(Math.max(1, left - nanos)));
      switch (reply) {
        case Reply.Failed<Predictions> failed -> {
          return failed;
        }
        case Reply.Answered<Predictions>(Predictions one) -> {
          answers.addAll(one.answers());
          nanos += one.requestNanos();
        }
      }
    }
    return new Reply.Answered<>(new Predictions(answers, nanos));
  }

  private Reply<Predictions> ask(List<Tensor> inputs, int rows, Duration timeout) {
    return switch (client.infer(inputs, timeout)) {
      case Reply.Failed<OipAnswer>(Failure failure) -> new Reply.Failed<>(failure);
      case Reply.Answered<OipAnswer>(OipAnswer answer) -> {
        try {
          List<Answer> answers = facts.decoder().decode(answer, rows);
          yield new Reply.Answered<>(new Predictions(answers, answer.nanos()));
        } catch (OipCodec.MalformedAnswer malformed) {
          yield failed(Failure.Kind.MALFORMED_ANSWER, "" + malformed.getMessage());
        }
      }
    };
  }

  private static Reply<Measurement> measurement(OipAnswer answer, MeasurePlan plan) {
    Optional<Tensor> latencies = answer.output("latency_nanos");
    long first = answer.parameters().path("first_call_nanos").asLong(-1);
    if (latencies.isEmpty()
        || latencies.get().type() != TensorType.INT64
        || latencies.get().count() != plan.calls()
        || first < 0) {
      return failed(
          Failure.Kind.MALFORMED_ANSWER,
          "the worker did not return the latencies that it measured");
    }
    long[] nanos = new long[plan.calls()];
    latencies.get().data().asLongBuffer().get(nanos);
    return new Reply.Answered<>(new Measurement(plan.kind(), nanos, first));
  }

  private Prepared prepare(Schema schema) {
    if (prepared.isPresent() && prepared.get().schema() == schema) {
      return prepared.get();
    }
    InputPlan plan = InputPlan.of(facts.metadata().inputs(), schema);
    Prepared made = new Prepared(schema, plan, new RowEncoder(plan));
    prepared = Optional.of(made);
    return made;
  }

  private static <T> Reply<T> failed(Failure.Kind kind, String message) {
    return new Reply.Failed<>(new Failure(kind, message));
  }
}
