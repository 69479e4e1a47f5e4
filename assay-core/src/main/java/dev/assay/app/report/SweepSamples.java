package dev.assay.app.report;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.Outcome;
import dev.assay.report.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The attempts of a sweep as the samples of its reports: the row is the seed.
final class SweepSamples {
  private final List<AttemptRecord> attempts;
  private final List<Long> seeds;

  /// @param seeds the seeds, in the order of the spec
  SweepSamples(List<AttemptRecord> attempts, List<Long> seeds) {
    this.attempts = attempts;
    this.seeds = seeds;
  }

  Stream<Sample> samples(String configuration, String dataset) {
    return attempts.stream()
        .filter(it -> it.trial().configuration().equals(configuration))
        .filter(it -> it.trial().dataset().equals(dataset))
        .map(this::sample);
  }

  private Sample sample(AttemptRecord attempt) {
    String numbers =
        attempt.metrics().entrySet().stream()
            .map(SweepSamples::shown)
            .collect(Collectors.joining(", "));
    Sample.Item item =
        new Sample.Item(
            "seed " + attempt.trial().seed(),
            seeds.indexOf(attempt.trial().seed()),
            Math.max(0, attempt.number() - 1),
            "",
            "");
    return new Sample(
        item,
        numbers,
        Sample.Mark.NEITHER,
        Double.NaN,
        outcome(attempt),
        attempt.seconds() * 1e9,
        Double.NaN);
  }

  private static String shown(Map.Entry<String, Double> metric) {
    return metric.getKey() + "=" + metric.getValue();
  }

  private static Outcome outcome(AttemptRecord attempt) {
    String message = attempt.end().message();
    return switch (attempt.end().kind()) {
      case FINISHED -> Outcome.answered();
      case TIMEOUT -> new Outcome(Outcome.Kind.TIMEOUT, "timeout", message);
      case SKIPPED, STOPPED -> new Outcome(Outcome.Kind.UNSCORED, "not_run", message);
      case INFRASTRUCTURE -> new Outcome(Outcome.Kind.ERROR, "infrastructure", message);
      case EXIT -> new Outcome(Outcome.Kind.ERROR, "exit", message);
      case CRASH -> new Outcome(Outcome.Kind.ERROR, "crash", message);
      case METRICS -> new Outcome(Outcome.Kind.ERROR, "metrics", message);
      case LOG -> new Outcome(Outcome.Kind.ERROR, "log", message);
    };
  }
}
