package dev.assay.cli;

import dev.assay.api.time.Ticker;
import dev.assay.app.simulate.SimulateRequest;
import dev.assay.app.simulate.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `assay simulate`: serves language models that only seem to be there, until it is interrupted.
@Command(
    description = {
      "Serves simulated language models over the interfaces of OpenAI, until it is interrupted.",
      "A prompt with 'Q7:' is answered with 49, the square; any other with seeded words, or with"
          + " what the file of --answers says.",
      "Times: 50ms, uniform:10ms,90ms, exponential:50ms (mean), lognormal:50ms,0.4 (median,"
          + " sigma).",
      "Faults: NAME[=VALUE][@ITEMS][xTIMES], such as 500@7,9-12 or 429=2@5%%x1; --list-faults."
    },
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ArgGroup(validate = false, heading = "%nWhere:%n")
  private Where where = new Where();

  @ArgGroup(validate = false, heading = "%nWhat it says:%n")
  private Saying saying = new Saying();

  @ArgGroup(validate = false, heading = "%nWhen:%n")
  private When when = new When();

  @ArgGroup(validate = false, heading = "%nLimits and faults:%n")
  private Trouble trouble = new Trouble();

  @ArgGroup(validate = false, heading = "%nWhat it tells:%n")
  private Telling telling = new Telling();

  private static final class Where {
    @Option(
        names = "--port",
        defaultValue = "8099",
        description = "The port; 0 takes a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
        names = "--host",
        defaultValue = "127.0.0.1",
        description = "The address (${DEFAULT-VALUE}: this machine alone can reach it).")
    private String host = "127.0.0.1";

    @Option(
        names = "--model",
        paramLabel = "NAME",
        description = "A model that there is; repeat it for more (default: every name is one).")
    private List<String> models = new ArrayList<>();

    @Option(
        names = "--api-key",
        paramLabel = "KEY",
        description = "The key that requests must carry; others are answered 401.")
    private @Nullable String apiKey;
  }

  private static final class Saying {
    @Option(
        names = "--seed",
        defaultValue = "42",
        description = "The seed of words, times and shares (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
        names = "--answers",
        paramLabel = "FILE",
        description = "JSON lines with prompt (or item) and answer.")
    private @Nullable Path answers;

    @Option(
        names = "--tokens",
        defaultValue = "32",
        description = "Tokens of an answer of words; counts like times (${DEFAULT-VALUE}).")
    private String tokens = "32";

    @Option(
        names = "--accuracy",
        defaultValue = "1",
        description = "The share of 'Q<i>:' that are answered rightly (${DEFAULT-VALUE}).")
    private double accuracy;
  }

  private static final class When {
    @Option(
        names = "--ttft",
        defaultValue = "0",
        description = "The time to the first token (${DEFAULT-VALUE}).")
    private String first = "0";

    @Option(
        names = "--gap",
        defaultValue = "0",
        description = "The time between two tokens (${DEFAULT-VALUE}).")
    private String gap = "0";

    @Option(
        names = "--stall",
        paramLabel = "AFTER+LENGTH",
        description = "Stand still, such as 10s+2s: for 2 s, 10 s after the first request.")
    private List<String> stalls = new ArrayList<>();
  }

  private static final class Trouble {
    @Option(names = "--rpm", description = "Requests per minute, then 429 (no limit).")
    private double requestsPerMinute;

    @Option(names = "--tpm", description = "Tokens per minute, then 429 (no limit).")
    private double tokensPerMinute;

    @Option(
        names = "--burst",
        defaultValue = "1",
        description = "Requests let through at once under --rpm (${DEFAULT-VALUE}).")
    private double burst;

    @Option(names = "--no-retry-after", description = "429 without Retry-After.")
    private boolean noRetryAfter;

    @Option(names = "--fault", description = "A fault; repeat it for more.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--list-faults", description = "Print all faults and end.")
    private boolean listFaults;
  }

  private static final class Telling {
    @Option(
        names = "--keep",
        paramLabel = "N",
        description = "Keep the last N requests for GET /trace and GET /requests (0).")
    private int kept;

    @Option(names = "--stamps", description = "Every event carries the time of its sending.")
    private boolean stamps;
  }

  SimulateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (trouble.listFaults) {
      Simulation.faults()
          .forEach((name, text) -> surroundings.out().printf("%-16s %s%n", name, text));
      return ExitCode.OK;
    }
    Simulation simulation = Simulation.start(request(), Ticker.system());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(simulation), "assay-simulate-end"));
    surroundings.out().println(simulation.baseUrl());
    surroundings
        .err()
        .println("assay: simulated models; Ctrl-C ends them and prints what was asked.");
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private void end(Simulation simulation) {
    Map<String, Object> stats = simulation.stats();
    simulation.close();
    surroundings.out().println(JsonMapper.shared().writeValueAsString(stats));
  }

  private SimulateRequest request() {
    return new SimulateRequest(
        new SimulateRequest.Address(
            where.host, where.port, where.models, Optional.ofNullable(where.apiKey)),
        new SimulateRequest.Words(
            saying.seed,
            Optional.ofNullable(saying.answers).map(surroundings.workingFolder()::resolve),
            saying.tokens,
            saying.accuracy),
        new SimulateRequest.Times(when.first, when.gap, when.stalls),
        new SimulateRequest.Limits(
            trouble.requestsPerMinute,
            trouble.tokensPerMinute,
            trouble.burst,
            !trouble.noRetryAfter),
        trouble.faults,
        new SimulateRequest.Watch(telling.kept, telling.stamps));
  }
}
