package dev.assay.spec;

import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.generation.Price;
import dev.assay.api.metric.Margin;
import dev.assay.api.model.Task;
import dev.assay.stats.decision.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Valid specs with awkward values, drawn by a seed.
final class RandomSpecs {
  private static final String[] TEXTS = {
    "plain",
    "null",
    "~",
    "true",
    "No",
    "0x1F",
    "1e3",
    "1.0",
    ".inf",
    "- dash",
    "a: b",
    "# hash",
    "'quoted'",
    "\"double\"",
    "ünïcödé",
    "日本語",
    "😀 smile",
    " leading",
    "trailing ",
    "{brace}",
    "[bracket]",
    "*alias",
    "&anchor",
    "!tag",
    "%percent",
    "@at",
    "`tick`",
    "|",
    ">",
    "?",
    "a\\b",
    "İstanbul",
    "=",
    "<<",
    "2026-01-01",
    "0o17",
    "+1",
    "1_000",
    "\u00a0nbsp",
    "a,b",
    "x".repeat(300)
  };
  private static final String[] LINES = {
    "two\nlines",
    "tab\there",
    "\nbegins",
    "ends\n\n",
    "bell\u0007",
    "nel\u0085x",
    "ls\u2028x",
    "cr\r\nlf",
    " \n indented\n  more",
    "null\u0000"
  };

  private final SplittableRandom random;
  private int names;

  RandomSpecs(long seed) {
    this.random = new SplittableRandom(seed);
  }

  BenchmarkSpec next() {
    List<DatasetSpec> datasets = many(1, this::dataset);
    List<String> names = datasets.stream().map(DatasetSpec::name).toList();
    List<ModelSpec> models = many(1, () -> model(names));
    List<MetricSpec> metrics = metrics();
    SweepSpec sweep = sweep();
    return new BenchmarkSpec(
        new BenchmarkSpec.Header(text(), maybe(this::text), random.nextLong(Long.MAX_VALUE)),
        datasets,
        models,
        sweep,
        many(1, () -> new PromptSpec(unique(), maybe(this::prose), prose())),
        metrics,
        execution(),
        new AnalysisSpec(
            sweep.launches() ? sweep.first().name() : models.getFirst().id(),
            metrics.getFirst().name(),
            one(AnalysisSpec.Aggregation.values()),
            random.nextDouble(0.01, 0.99),
            one(AnalysisSpec.IntervalMethod.values()),
            one(AnalysisSpec.Decision.values())),
        new ReportingSpec(
            List.of(one(ReportingSpec.Format.values())),
            maybe(this::text),
            new ReportingSpec.AlertThreshold(
                margin(), margin(), maybe(() -> Margin.share(random.nextDouble())))),
        history());
  }

  private HistorySpec history() {
    long hot = random.nextLong(100);
    long warm = hot + random.nextLong(100);
    return random.nextBoolean()
        ? HistorySpec.NONE
        : new HistorySpec(
            Optional.of(text()),
            random.nextBoolean(),
            random.nextBoolean(),
            many(0, this::text),
            new HistorySpec.Days(hot, warm, warm + random.nextLong(100), random.nextBoolean()));
  }

  private DatasetSpec dataset() {
    boolean inline = random.nextBoolean();
    Map<String, ColumnType> schema = new LinkedHashMap<>();
    Map<Role, String> columns = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      if (random.nextInt(3) == 0) {
        schema.put(role.key(), one(ColumnType.values()));
        if (random.nextBoolean()) {
          columns.put(role, role.key());
        }
      }
    }
    return new DatasetSpec(
        unique(),
        inline ? "inline" : "file",
        inline ? Optional.empty() : Optional.of(text()),
        maybe(() -> one("csv", "jsonl", "json", "parquet")),
        inline ? many(1, () -> table(3)) : List.of(),
        schema,
        columns,
        many(0, this::unique),
        new DatasetRequest.Labels(
            maybe(this::text), maybe(this::text), maybe(() -> "0123456789abcdef".repeat(4))),
        random.nextBoolean() ? OptionalLong.of(random.nextLong(1, 999)) : OptionalLong.empty());
  }

  private ModelSpec model(List<String> datasets) {
    String provider = one("onnx", "oip", "vllm", "openai", "azure");
    boolean openAi = !provider.equals("onnx") && !provider.equals("oip");
    return new ModelSpec(
        unique(),
        Optional.of(provider),
        text(),
        new ModelSpec.Location(
            maybe(this::text),
            Optional.of("http://127.0.0.1:" + random.nextInt(1, 65536) + "/v1"),
            openAi ? Optional.of("responses") : Optional.empty(),
            Optional.of("A_KEY_" + random.nextInt(9))),
        table(3),
        maybe(() -> one(Task.GENERATION, Task.TENSOR)),
        maybe(() -> new Price(random.nextDouble(), random.nextDouble(), random.nextDouble())),
        List.of(datasets.get(random.nextInt(datasets.size()))));
  }

  private SweepSpec sweep() {
    Map<String, List<Object>> grid = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      // A configuration is named by its values as words, so that true and "true" are one.
      Map<String, Object> values = new LinkedHashMap<>();
      many(1, () -> free(0)).forEach(value -> values.put(String.valueOf(value), value));
      grid.put(unique(), List.copyOf(values.values()));
    }
    List<Long> seeds = IntStream.range(0, random.nextInt(3)).mapToObj(i -> (long) i).toList();
    List<String> command = many(0, this::prose);
    if (command
        .isEmpty()) { // Configurations without a command would be multiplied out into models.
      return new SweepSpec(List.of(), Map.of(), seeds, command, LaunchSpec.standard());
    }
    return new SweepSpec(
        many(0, () -> new SweepSpec.Configuration(unique(), table(2))),
        grid,
        seeds,
        command,
        launch());
  }

  private LaunchSpec launch() {
    return new LaunchSpec(
        text(),
        Map.of("A_" + random.nextInt(9), text()),
        many(0, this::text),
        span(),
        maybe(() -> "plain"),
        new LaunchSpec.Needs(OptionalLong.empty(), random.nextInt(9), random.nextLong(1, 999)));
  }

  private List<MetricSpec> metrics() {
    return IntStream.range(0, random.nextInt(1, 4)).mapToObj(this::metric).toList();
  }

  private MetricSpec metric(int i) {
    Optional<MetricSpec.Threshold> threshold =
        maybe(() -> new MetricSpec.Threshold(random.nextDouble(0.1, 9), i < 2 ? "ms" : ""));
    return new MetricSpec(
        List.of("latency_mean", "latency_p95", "exact_match").get(i),
        threshold.isPresent() ? i + 1.0 : 0,
        table(2),
        threshold,
        margin(),
        maybe(() -> one(new Direction[] {Direction.HIGHER, Direction.LOWER})));
  }

  private Optional<Margin> margin() {
    return maybe(() -> new Margin(random.nextDouble(), random.nextBoolean()));
  }

  private ExecutionSpec execution() {
    boolean open = random.nextBoolean();
    return new ExecutionSpec(
        random.nextInt(1, 999),
        random.nextInt(1, 99),
        random.nextInt(9),
        random.nextInt(1, 999),
        Duration.ofMillis(random.nextLong(1, 86_400_000)),
        random.nextDouble(),
        random.nextInt(9),
        random.nextBoolean(),
        new ExecutionSpec.Load(
            open ? "poisson" : "closed",
            open ? OptionalDouble.of(random.nextDouble(0.1, 1000)) : OptionalDouble.empty(),
            open ? number() : OptionalDouble.empty(),
            open ? Optional.of(span()) : Optional.empty(),
            random.nextDouble(0.1, 9),
            new ExecutionSpec.Limits(random.nextInt(1, 999), number(), number())),
        new ExecutionSpec.Budget(maybe(this::span), number()),
        new ExecutionSpec.Cache(random.nextBoolean(), random.nextInt(1, 9999)),
        new ExecutionSpec.Measure(random.nextInt(999), random.nextInt(999), span()));
  }

  private Duration span() {
    return Duration.ofMillis(random.nextLong(1, Duration.ofDays(365).toMillis()));
  }

  private Map<String, Object> table(int depth) {
    Map<String, Object> table = new LinkedHashMap<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      table.put(unique() + (random.nextInt(4) == 0 ? prose() : ""), free(depth - 1));
    }
    return table;
  }

  private Object free(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> prose();
      case 1 -> random.nextLong();
      case 2 -> random.nextDouble() * Math.pow(10, random.nextInt(-30, 30));
      case 3 -> random.nextBoolean();
      case 4 -> (double) random.nextInt(1000);
      case 5 -> many(0, () -> free(depth - 1));
      default -> table(depth);
    };
  }

  private OptionalDouble number() {
    return random.nextBoolean()
        ? OptionalDouble.empty()
        : OptionalDouble.of(random.nextDouble(0.001, 100));
  }

  private String unique() {
    return text() + " " + names++;
  }

  private String text() {
    return one(TEXTS);
  }

  private String prose() {
    return random.nextBoolean() ? one(TEXTS) : "a" + one(LINES);
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> many(int least, Supplier<T> value) {
    List<T> all = new ArrayList<>();
    int size = least + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      all.add(value.get());
    }
    return all;
  }
}
