package dev.assay.app.dialect;

import java.util.List;

/// What `vllm bench serve` reports (vllm/benchmarks/serve.py, lib/endpoint_request_func.py).
///
/// Every time begins with the sending and ends with the last chunk that carries words, never with
/// that of the usage. TPOT leaves answers of one token out, goodput counts it as 0 for them; an
/// answer whose tokens the server does not count has one. ITL are the times between chunks, of all
/// answers together, whatever a chunk holds.
final class VllmNumbers {
  private final Answers answers;
  private final Limits limits;
  private final Numbers ttft = new Numbers();
  private final Numbers tpot = new Numbers();
  private final Numbers e2el = new Numbers();
  private long input;
  private long output;
  private long good;

  VllmNumbers(Answers answers, Limits limits) {
    this.answers = answers;
    this.limits = limits;
  }

  List<Measured> all() {
    for (Answers.Answer answer : answers.all()) {
      long tokens = Math.max(1, answer.counts().output());
      double each = tokens > 1 ? (answer.lastMillis() - answer.firstMillis()) / (tokens - 1) : 0;
      if (tokens > 1) {
        tpot.add(each);
      }
      ttft.add(answer.firstMillis());
      e2el.add(answer.lastMillis());
      input += answer.counts().input();
      output += tokens;
      good += limits.met(answer.firstMillis(), each, answer.lastMillis()) ? 1 : 0;
    }
    double seconds = answers.secondsToEnd();
    return List.of(
        Measured.of("completed", answers.all().size()),
        Measured.of("failed", answers.failed()),
        Measured.of("request_throughput", answers.all().size() / seconds),
        Measured.of("request_goodput", limits.any() ? good / seconds : Double.NaN),
        Measured.of("output_throughput", output / seconds),
        Measured.of("total_token_throughput", (input + output) / seconds),
        Measured.linear("ttft_ms", ttft),
        Measured.linear("tpot_ms", tpot),
        Measured.linear("itl_ms", answers.gaps()),
        Measured.linear("e2el_ms", e2el));
  }
}
