package dev.assay.app.dialect;

import java.util.List;

/// What MLPerf's LoadGen reports of the server scenario with token latencies (loadgen/results.cc).
///
/// Every latency begins when the query was scheduled. The first token is the first chunk with
/// words, the last the end of the answer; time per output token is what lies between for each token
/// after the first. A percentile is the sorted latency at the place `p n`, cut to a whole number.
final class LoadgenNumbers {
  private final Answers answers;

  LoadgenNumbers(Answers answers) {
    this.answers = answers;
  }

  List<Measured> all() {
    Numbers latency = new Numbers();
    Numbers first = new Numbers();
    Numbers each = new Numbers();
    double tokens = 0;
    for (Answers.Answer answer : answers.all()) {
      long output = answer.counts().output();
      latency.add(answer.waitMillis() + answer.endMillis());
      first.add(answer.waitMillis() + answer.firstMillis());
      tokens += output;
      if (output > 1) {
        each.add((answer.endMillis() - answer.firstMillis()) / (output - 1));
      }
    }
    double seconds = answers.secondsFromSchedule();
    return List.of(
        Measured.of("completed_samples_per_second", answers.all().size() / seconds),
        Measured.of("completed_tokens_per_second", tokens / seconds),
        Measured.atPlace("latency_ms", latency),
        Measured.atPlace("first_token_latency_ms", first),
        Measured.atPlace("time_per_output_token_ms", each));
  }
}
