package dev.assay.cli;

import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.history.MigrateHistory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay history migrate`: moves runs to the tier of their age.
@Command(
    description = {
      "Compresses runs after a week, sums up each day's after a month, and removes them after a",
      "year. Releases and tagged runs stay whole. It can be interrupted, and run by several at"
          + " once."
    },
    mixinStandardHelpOptions = true)
final class HistoryMigrateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private HistoryAddress address = new HistoryAddress();

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description = "The spec whose 'history' counts: its address and its ages.")
  private @Nullable Path spec;

  @Option(
      names = "--hot-days",
      paramLabel = "N",
      description = "Up to this age a run is a plain file (default: the spec's, else 7).")
  private @Nullable Integer hot;

  @Option(
      names = "--warm-days",
      paramLabel = "N",
      description = "Up to this age it is whole, compressed (default: the spec's, else 30).")
  private @Nullable Integer warm;

  @Option(
      names = "--cold-days",
      paramLabel = "N",
      description = "Up to this age its day's summary is there (default: the spec's, else 365).")
  private @Nullable Integer cold;

  @Option(
      names = "--expire-tagged",
      description = "Remove releases and tagged runs of that age, too.")
  private boolean expireTagged;

  HistoryMigrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    MigrateHistory.Request request =
        new MigrateHistory.Request(
            address.named(surroundings),
            Optional.ofNullable(spec),
            surroundings.workingFolder(),
            new MigrateHistory.Ages(optional(hot), optional(warm), optional(cold)),
            expireTagged);
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      surroundings.out().println(new MigrateHistory(installation).migrate(request, Set.of()));
    }
    return 0;
  }

  private static OptionalInt optional(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
