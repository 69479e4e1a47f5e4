package dev.assay.app.dialect;

import java.util.List;

/// What `aiperf profile` reports with `--use-server-token-count` (aiperf/metrics/types).
///
/// Times begin with the sending; a request ends with its last chunk that carries words. ITL is the
/// time after the first of them for each token after the first, per answer; the times between
/// chunks are the inter-chunk latency. The benchmark lasts from the first request to the last
/// words.
final class AiperfNumbers {
  private final Answers answers;
  private final Limits limits;
  private final Numbers ttft = new Numbers();
  private final Numbers latency = new Numbers();
  private final Numbers itl = new Numbers();
  private final Numbers length = new Numbers();
  private long good;

  AiperfNumbers(Answers answers, Limits limits) {
    this.answers = answers;
    this.limits = limits;
  }

  List<Measured> all() {
    for (Answers.Answer answer : answers.all()) {
      long output = answer.counts().output();
      double each = output > 1 ? (answer.lastMillis() - answer.firstMillis()) / (output - 1) : 0;
      ttft.add(answer.firstMillis());
      latency.add(answer.lastMillis());
      if (output > 1) {
        itl.add(each);
      }
      if (output > 0) {
        length.add((double) output);
      }
      good += limits.met(answer.firstMillis(), each, answer.lastMillis()) ? 1 : 0;
    }
    double seconds = answers.secondsToWords();
    return List.of(
        Measured.of("request_count", answers.all().size()),
        Measured.of("error_request_count", answers.failed()),
        Measured.of("request_throughput", answers.all().size() / seconds),
        Measured.of("output_token_throughput", length.sum() / seconds),
        Measured.of("goodput", limits.any() ? good / seconds : Double.NaN),
        Measured.linear("time_to_first_token", ttft),
        Measured.linear("inter_token_latency", itl),
        Measured.linear("inter_chunk_latency", answers.gaps()),
        Measured.linear("request_latency", latency),
        Measured.linear("output_sequence_length", length));
  }
}
