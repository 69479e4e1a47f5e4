package dev.assay.app.report;

import dev.assay.api.model.Task;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.app.score.Evaluated;
import dev.assay.report.LoadValidity;
import dev.assay.spec.ExecutionSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Checks whether the times of a language model are those of the model. Where the client was the
/// bottleneck they are not, however good they look.
final class LoadChecks {
  // The client may add a twentieth of what it measures, to one side or the other.
  private static final double MOST_LAG = 0.05;
  private static final double LEAST_RATE = 0.95;
  private static final double MOST_LEFT_OUT = 0.05;
  // A thread that is busier than this makes what comes in wait for it.
  private static final double MOST_BUSY = 0.7;
  // Pauses that are rarer than one in a hundred cannot reach a p99.
  private static final double MOST_PAUSED = 0.01;
  private static final double MOST_DRIFT = 0.01;
  // What takes less than this is mostly the start of the virtual machine.
  private static final double FEWEST_SECONDS = 2;
  private final ExecutionSpec.Load load;
  private final Evaluated trial;
  private final List<LoadValidity.Check> checks = new ArrayList<>();

  LoadChecks(ExecutionSpec.Load load, Evaluated trial) {
    this.load = load;
    this.trial = trial;
  }

  /// What was checked; empty where no question of a language model was timed.
  Optional<LoadValidity> validity() {
    ObservationTable table = trial.table();
    if (trial.card().task() != Task.GENERATION) {
      return Optional.empty();
    }
    double[] firsts = known(table.measure(Measure.TTFT_NANOS));
    double[] reported = firsts.length > 0 ? firsts : known(table.measure(Measure.END_NANOS));
    if (reported.length == 0) {
      return Optional.empty();
    }
    String what = firsts.length > 0 ? "the time to the first token" : "the latency";
    lag(known(table.measure(Measure.SEND_LAG_NANOS)), p99(reported), what);
    if (load.isOpen()) {
      rate(table);
    }
    List<Observation.Client> clients = table.clients();
    if (!clients.isEmpty()) {
      processor(clients);
      pauses(clients, p99(reported));
      flight(clients);
      clocks(clients);
    }
    return Optional.of(new LoadValidity(checks));
  }

  private void lag(double[] lags, double p99, String what) {
    double share = p99(lags) / p99;
    String measured =
        String.format(
            Locale.ROOT,
            "questions were sent %s late (p50) and %s (p99), %s of the p99 of %s",
            millis(lags[(lags.length - 1) / 2]),
            millis(p99(lags)),
            percent(share),
            what);
    checks.add(
        new LoadValidity.Check(
            "Send lag",
            measured,
            "at most " + percent(MOST_LAG),
            share > MOST_LAG,
            "lower the rate or the concurrency, or use a machine with more or freer cores"));
  }

  // What was meant to be sent is told by the schedule itself, ramps and chance included.
  private void rate(ObservationTable table) {
    double questions = 0;
    double intended = 0;
    double sent = 0;
    for (long[] span : spans(table.clients())) {
      double[] meant = within(table, span, 0);
      double[] done = within(table, span, 1);
      if (meant.length > 1) {
        questions += meant.length - 1;
        intended += meant[meant.length - 1] - meant[0];
        sent += done[done.length - 1] - done[0];
      }
    }
    if (questions == 0 || intended == 0 || sent == 0) {
      return;
    }
    double achieved = intended / sent;
    checks.add(
        new LoadValidity.Check(
            "Rate",
            String.format(
                Locale.ROOT,
                "%.1f questions a second were sent of the %.1f of the schedule (%s)",
                questions / sent * 1e9,
                questions / intended * 1e9,
                percent(achieved)),
            "at least " + percent(LEAST_RATE),
            achieved < LEAST_RATE,
            "raise load.max_in_flight, lower the rate, or use a machine that can send it"));
  }

  private static List<long[]> spans(List<Observation.Client> clients) {
    return clients.isEmpty()
        ? List.of(new long[] {Long.MIN_VALUE, Long.MAX_VALUE})
        : clients.stream()
            .map(Observation.Client::clock)
            .map(clock ->
                new long[] {clock.beginNanos(), clock.beginNanos() + clock.monotonicNanos()})
            .toList();
  }

  // The intended times within a span, each with `lags` times what it was late, in their order.
  private static double[] within(ObservationTable table, long[] span, int lags) {
    double[] intended = table.measure(Measure.INTENDED_NANOS);
    double[] lag = table.measure(Measure.SEND_LAG_NANOS);
    double[] times = new double[intended.length];
    int count = 0;
    for (int row = 0; row < times.length; row++) {
      if (intended[row] >= span[0] && intended[row] <= span[1] && !Double.isNaN(lag[row])) {
        times[count++] = intended[row] + lags * lag[row];
      }
    }
    double[] some = Arrays.copyOf(times, count);
    Arrays.sort(some);
    return some;
  }

  private void processor(List<Observation.Client> clients) {
    double seconds = sum(clients, client -> client.clock().monotonicNanos()) / 1e9;
    Observation.Processor busiest =
        clients.stream()
            .max(Comparator.comparingDouble(LoadChecks::share))
            .map(Observation.Client::processor)
            .orElseThrow();
    double share = clients.stream().mapToDouble(LoadChecks::share).max().orElse(0);
    double all = sum(clients, client -> client.processor().totalNanos()) / 1e9 / seconds;
    checks.add(
        new LoadValidity.Check(
            "Processor",
            String.format(
                Locale.ROOT,
                "the busiest thread of the client, %s, used %s of a core, all threads %.1f of %d"
                    + " cores",
                busiest.busiest(),
                percent(share),
                all,
                busiest.cores()),
            seconds < FEWEST_SECONDS
                ? "not judged below " + (int) FEWEST_SECONDS + " s"
                : "at most " + percent(MOST_BUSY),
            share > MOST_BUSY && seconds >= FEWEST_SECONDS,
            "lower the rate or the concurrency, or use a machine with faster cores"));
  }

  private static double share(Observation.Client client) {
    double nanos = client.clock().monotonicNanos();
    return nanos > 0 ? client.processor().busiestNanos() / nanos : 0;
  }

  private void pauses(List<Observation.Client> clients, double p99) {
    double nanos = sum(clients, client -> client.clock().monotonicNanos());
    double paused = sum(clients, client -> client.pauses().totalNanos()) / nanos;
    double longest =
        clients.stream().mapToDouble(client -> client.pauses().longestNanos()).max().orElse(0);
    checks.add(
        new LoadValidity.Check(
            "Pauses",
            String.format(
                Locale.ROOT,
                "%.0f pauses for memory took %s of the time, the longest %s",
                sum(clients, client -> client.pauses().count()),
                percent(paused),
                millis(longest)),
            "at most " + percent(MOST_PAUSED) + ", unless none matters beside the p99",
            paused > MOST_PAUSED && longest > MOST_LAG * p99,
            "give the client more memory (ASSAY_JAVA_OPTS=-Xmx4g) or lower the rate"));
  }

  private void flight(List<Observation.Client> clients) {
    double nanos = sum(clients, client -> client.clock().monotonicNanos());
    double attempts = sum(clients, client -> client.flight().attempts());
    double held = sum(clients, client -> client.flight().heldNanos());
    double traced = sum(clients, client -> client.flight().tracedNanos());
    double leftOut = held > 0 ? Math.abs(held - traced) / held : 0;
    checks.add(
        new LoadValidity.Check(
            "Little's law",
            String.format(
                Locale.ROOT,
                "%.2f questions were on their way on average, and %.1f a second times %s is %.2f"
                    + " (%s apart)",
                held / nanos,
                attempts / nanos * 1e9,
                millis(traced / attempts),
                traced / nanos,
                percent(leftOut)),
            "at most " + percent(MOST_LEFT_OUT),
            leftOut > MOST_LEFT_OUT,
            "latencies leave out what questions waited for in the client: lower the rate or the"
                + " concurrency"));
  }

  private void clocks(List<Observation.Client> clients) {
    double seconds = sum(clients, client -> client.clock().monotonicNanos()) / 1e9;
    double drift =
        clients.stream()
            .map(Observation.Client::clock)
            .filter(clock -> clock.monotonicNanos() > 0)
            .mapToDouble(clock -> Math.abs((double) clock.wallNanos() / clock.monotonicNanos() - 1))
            .max()
            .orElse(0);
    checks.add(
        new LoadValidity.Check(
            "Clock",
            String.format(Locale.ROOT, "two clocks of the machine differ by %.4f %%", 100 * drift),
            seconds < FEWEST_SECONDS
                ? "not judged below " + (int) FEWEST_SECONDS + " s"
                : "at most " + percent(MOST_DRIFT),
            drift > MOST_DRIFT && seconds >= FEWEST_SECONDS,
            "run again when the machine's time is not being set"));
  }

  private static double sum(
      List<Observation.Client> clients, ToLongFunction<Observation.Client> value) {
    return clients.stream().mapToLong(value).sum();
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  private static double p99(double[] sorted) {
    return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, nanos < 1e8 ? "%.2f ms" : "%.0f ms", nanos / 1e6);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
