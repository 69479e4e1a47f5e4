package dev.assay.cli;

import dev.assay.analysis.change.Margins;
import dev.assay.api.AssayException;
import dev.assay.app.compare.CompareRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that compare runs.
final class CompareOptions {
  @Mixin private HistoryAddress address = new HistoryAddress();

  @Option(
      names = "--margin",
      paramLabel = "[METRIC=]M",
      description = {
        "The smallest change that matters: a number in the metric's unit, or a share of the base",
        "such as 5%%. Without a metric: for all to which the spec gives none. May be repeated."
      })
  private List<String> margins = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "Compare only this metric; may be repeated.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--level",
      paramLabel = "L",
      description = "The level at which all changes hold together (default: the spec's).")
  private @Nullable Double level;

  @Option(
      names = "--run-noise",
      paramLabel = "SHARE",
      description = {
        "By how much the times of two runs of the same may vary, as a coefficient of variation",
        "(default: 15%%). It counts where two single runs are compared by a time."
      })
  private @Nullable String runNoise;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "The folder of the spec, whose plug-ins are loaded: code that you trust.")
  private @Nullable Path plugins;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  CompareRequest request(Surroundings surroundings) {
    Path folder = surroundings.workingFolder();
    try {
      if (level != null && !(level > 0 && level < 1)) {
        throw new IllegalArgumentException("the level lies between 0 and 1, and is not " + level);
      }
      return new CompareRequest(
          folder,
          address.named(surroundings),
          Optional.ofNullable(plugins).map(folder::resolve),
          new CompareRequest.Rules(
              Margins.parse(margins),
              share(),
              level == null ? OptionalDouble.empty() : OptionalDouble.of(level),
              Set.copyOf(metrics)));
    } catch (IllegalArgumentException wrong) {
      throw AssayException.invalid(
          "", String.valueOf(wrong.getMessage()), "The command with --help says more.");
    }
  }

  private double share() {
    if (runNoise == null) {
      return CompareRequest.Rules.RUN_VARIATION;
    }
    String number = runNoise.strip();
    boolean percent = number.endsWith("%");
    try {
      double share =
          Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number)
              / (percent ? 100 : 1);
      if (share >= 0 && share < 10) {
        return share;
      }
    } catch (NumberFormatException none) {
      // Said below.
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT, "'%s' is no variation between runs; write a share such as 3%%", runNoise));
  }
}
