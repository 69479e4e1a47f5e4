package dev.assay.app.dialect;

import java.util.List;

/// What `guidellm benchmark` reports (guidellm/schemas/base/request_stats.py,
/// benchmark/schemas/metrics.py).
///
/// A request ends with its stream, a token with its chunk; `time_per_output_token_ms` includes the
/// first token and weighs each answer by its tokens, `inter_token_latency_ms` excludes it and
/// weighs by the others. Where the server does not count tokens, chunks do. Goodput judges the
/// second of them.
final class GuidellmNumbers {
  private final Answers answers;
  private final Limits limits;
  private final Numbers latency = new Numbers();
  private final Numbers ttft = new Numbers();
  private final Numbers tpot = new Numbers();
  private final Numbers itl = new Numbers();
  private final Numbers ones = new Numbers();
  private final Numbers tokens = new Numbers();
  private final Numbers others = new Numbers();
  private long good;

  GuidellmNumbers(Answers answers, Limits limits) {
    this.answers = answers;
    this.limits = limits;
  }

  List<Measured> all() {
    for (Answers.Answer answer : answers.all()) {
      long output =
          answer.counts().output() > 0 ? answer.counts().output() : answer.counts().chunks();
      double decoding = answer.lastMillis() - answer.firstMillis();
      double between = output > 1 ? decoding / (output - 1) : 0;
      latency.add(answer.endMillis() / 1000);
      ttft.add(answer.firstMillis());
      tpot.add(answer.lastMillis() / output);
      itl.add(between);
      ones.add(1);
      tokens.add((double) output);
      others.add(output - 1.0);
      good += limits.met(answer.firstMillis(), between, answer.endMillis()) ? 1 : 0;
    }
    double seconds = answers.secondsToEnd();
    return List.of(
        Measured.of("requests_successful", answers.all().size()),
        Measured.of("requests_errored", answers.failed()),
        Measured.of("requests_per_second", answers.all().size() / seconds),
        Measured.of("output_tokens_per_second", tokens.sum() / seconds),
        Measured.of("goodput_requests_per_second", limits.any() ? good / seconds : Double.NaN),
        Measured.weighted("request_latency", latency, ones),
        Measured.weighted("time_to_first_token_ms", ttft, ones),
        Measured.weighted("time_per_output_token_ms", tpot, tokens),
        Measured.weighted("inter_token_latency_ms", itl, others));
  }
}
