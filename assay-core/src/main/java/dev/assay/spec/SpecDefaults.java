package dev.assay.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What holds where a spec says nothing, each with its reason.
public final class SpecDefaults {
  /// The seed of the two forms that have no place for one; a normal spec has to state its own, for
  /// a number that nobody chose is a number that nobody can name.
  public static final long SEED = 42;

  /// One at a time: a second call at once would disturb the first one's latency.
  public static final long CONCURRENCY = 1;

  /// Once: a deterministic model answers the same every time.
  public static final long REPETITIONS = 1;

  /// No extra pass: timed calls have a warm-up of their own.
  public static final long WARMUP = 0;

  /// Rows in one request that is not timed: large enough to hide the cost of the request itself,
  /// small enough for any memory.
  public static final long BATCH_SIZE = 64;

  /// A minute: longer than any healthy answer, short enough to notice a hang.
  public static final long TIMEOUT_MS = 60_000;

  /// One sample in a hundred may fail: fewer cannot move a score much, more is an outage.
  public static final double MAX_FAILURE_RATE = 0.01;

  /// Two: what fails three times is not a passing trouble.
  public static final long RETRIES = 2;

  /// The next request follows the last answer; open loops need a rate that only the user knows.
  public static final String ARRIVAL = "closed";

  /// Arrivals of independent people.
  public static final double BURSTINESS = 1;

  /// More than any healthy server leaves waiting, fewer than there are ports.
  public static final long MAX_IN_FLIGHT = 10_000;

  /// One model after the other: models that run at once compete for the machine.
  public static final String MODEL_ORDER = "sequential";

  /// No answer of an earlier run: what is measured is the model as it is today.
  public static final String CACHE = "off";

  /// A GiB of kept answers: some hundred thousand, in little of any disk.
  public static final long CACHE_MIB = 1024;

  /// A thousand timed calls: enough for a p99 (662 are needed with one above it).
  public static final long MEASURE_CALLS = 1000;

  /// A hundred calls first: caches, branch predictors and just-in-time compilers have settled.
  public static final long MEASURE_WARMUP_CALLS = 100;

  /// Ten seconds for each kind of latency: a slow model is called less often instead of delaying
  /// the whole run.
  public static final Duration MEASURE_LONGEST = Duration.ofSeconds(10);

  /// Beside the spec, where the files that a command names lie.
  public static final String WORKING_DIR = ".";

  /// A day: longer than most trainings, and a trial that hangs is ended at last.
  public static final Duration LAUNCH_TIMEOUT = Duration.ofHours(24);

  /// None: most commands share what graphics cards there are, or use none.
  public static final long GPUS = 0;

  /// A GiB: far more than any useful log, and a command in an endless loop does not fill the disk.
  public static final long LOG_MIB = 1024;

  /// One user message that is the row's prompt.
  public static final String PROMPT = "{{prompt}}";

  /// 95 %: the convention.
  public static final double CONFIDENCE_LEVEL = 0.95;

  /// The method is chosen by measured coverage for each metric and size.
  public static final String INTERVAL_METHOD = "auto";

  /// Every dataset counts the same, however many rows it has.
  public static final String AGGREGATION = "macro";

  /// A change has to be of the margin's size and not by chance; see docs/statistics.md.
  public static final String DECISION = "no_change";

  /// What people and machines read first.
  public static final List<Object> FORMATS = List.of("markdown", "html", "csv", "json");

  /// A week: the runs that people look at are plain text.
  public static final long HOT_DAYS = 7;

  /// A month: what a change is compared with is whole.
  public static final long WARM_DAYS = 30;

  /// A year: trends need the days, not every run.
  public static final long COLD_DAYS = 365;

  /// The kind of API of endpoints that speak OpenAI's.
  public static final String API = "chat";

  /// The provider of a model's file by its suffix.
  static final Map<String, String> PROVIDER_BY_SUFFIX = Map.of("onnx", "onnx");

  /// Other names of metrics, as other systems write them.
  static final Map<String, String> METRIC_ALIASES =
      Map.of("f1_score", "f1", "latency_ms", "latency_mean");

  /// What the JSON form with `statistical_method` leaves out, as its inventors have it.
  static final long STATISTICAL_ITERATIONS = 5;

  static final long STATISTICAL_WARMUP = 2;
  static final List<String> STATISTICAL_METRICS = List.of("accuracy", "f1_score", "latency_ms");
  static final List<String> STATISTICAL_MODELS = List.of("model_v1", "model_v2");
  static final List<String> STATISTICAL_DATASETS = List.of("validation_set");

  private SpecDefaults() {}
}
