package dev.assay.spec;

import dev.assay.spec.Shape.Choice;
import dev.assay.spec.Shape.Keys;
import dev.assay.spec.Shape.Real;
import dev.assay.spec.Shape.Setting;
import dev.assay.spec.Shape.Span;
import dev.assay.spec.Shape.Whole;

/// The keys under `execution`.
final class ExecutionShape {
  private static final long MOST = 1_000_000;

  static final Keys LOAD =
      Keys.of(
          "load",
          Setting.preset(
              "arrival",
              Choice.of("closed", "constant", "poisson", "gamma"),
              SpecDefaults.ARRIVAL,
              "When requests are sent: the next after an answer, or by a schedule of arrivals."),
          Setting.optional(
              "rate",
              new Real(0, 1e9, true),
              "Arrivals in a second; needed where `arrival` is not `closed`."),
          Setting.optional(
              "from_rate",
              new Real(0, 1e9, true),
              "Arrivals in a second at the beginning of `ramp`; a tenth of `rate` unless stated."),
          Setting.optional(
              "ramp",
              new Span(),
              "How long the rate takes to get from `from_rate` to `rate`, in a straight line."),
          Setting.preset(
              "burstiness",
              new Real(0, 1e6, true),
              SpecDefaults.BURSTINESS,
              "The shape of `gamma` arrivals: 1 is Poisson, less is burstier, more is more"
                  + " regular."),
          Setting.preset(
              "max_in_flight",
              new Whole(1, MOST),
              SpecDefaults.MAX_IN_FLIGHT,
              "Requests on their way at once where arrivals are scheduled; what waits for room"
                  + " keeps its intended time."),
          Setting.optional(
              "requests_per_minute",
              new Real(0, 1e12, true),
              "The most requests in a minute for each endpoint; models at one address share it."),
          Setting.optional(
              "tokens_per_minute",
              new Real(0, 1e12, true),
              "The most tokens in a minute for each endpoint; models at one address share it."));

  static final Keys BUDGET =
      Keys.of(
          "budget",
          Setting.optional(
              "wall_clock", new Span(), "The longest that the run may take, such as `1h30m`."),
          Setting.optional("cost_usd", new Real(0, 1e9, true), "The most that it may cost."));

  static final Keys CACHE =
      Keys.of(
              "cache",
              Setting.preset(
                  "use",
                  Choice.of("off", "on"),
                  SpecDefaults.CACHE,
                  "Whether the answers of language models are kept, and given again where the same"
                      + " is asked; they count neither as time nor as cost."),
              Setting.preset(
                  "max_mib",
                  new Whole(1, 1 << 30),
                  SpecDefaults.CACHE_MIB,
                  "The size of the cache, in MiB, above which the answers that were used longest"
                      + " ago are thrown away."))
          .withShorthand("use");

  static final Keys MEASURE =
      Keys.of(
          "measure",
          Setting.preset(
              "calls",
              new Whole(0, 100_000_000),
              SpecDefaults.MEASURE_CALLS,
              "Timed calls for each kind of latency; 0 for none."),
          Setting.preset(
              "warmup_calls",
              new Whole(0, 100_000_000),
              SpecDefaults.MEASURE_WARMUP_CALLS,
              "Calls before them that are not counted."),
          Setting.preset(
              "longest",
              new Span(),
              SpecDefaults.MEASURE_LONGEST,
              "How long they may take together; a slow model is called less often."));

  static final Keys EXECUTION =
      Keys.of(
          "execution",
          Setting.preset(
              "concurrency",
              new Whole(1, MOST),
              SpecDefaults.CONCURRENCY,
              "Requests at once for each model."),
          Setting.preset(
              "repetitions",
              new Whole(1, MOST),
              SpecDefaults.REPETITIONS,
              "How often every row is asked, each time by a fresh process."),
          Setting.preset(
              "warmup",
              new Whole(0, MOST),
              SpecDefaults.WARMUP,
              "Passes over the rows that each process makes first and that are not counted."),
          Setting.preset(
              "batch_size",
              new Whole(1, MOST),
              SpecDefaults.BATCH_SIZE,
              "Rows in one request, where it is not timed."),
          Setting.preset(
              "timeout_ms",
              new Whole(1, 86_400_000),
              SpecDefaults.TIMEOUT_MS,
              "How long one request may take."),
          Setting.preset(
              "max_failure_rate",
              new Real(0, 1, false),
              SpecDefaults.MAX_FAILURE_RATE,
              "The share of samples that may fail; above it the run is incomplete (exit code 3)."),
          Setting.preset(
              "retries",
              new Whole(0, 100),
              SpecDefaults.RETRIES,
              "How often a request that may yet succeed is sent again."),
          Setting.preset(
              "models",
              Choice.of("sequential", "parallel"),
              SpecDefaults.MODEL_ORDER,
              "Whether models run one after another or at once."),
          Setting.optional("load", LOAD, "When requests are sent."),
          Setting.optional("budget", BUDGET, "Where the run stops."),
          Setting.optional("cache", CACHE, "Answers that were given before; see docs/llm.md."),
          Setting.optional("measure", MEASURE, "How single calls are timed inside a worker."));

  private ExecutionShape() {}
}
