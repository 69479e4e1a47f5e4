package dev.assay.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// On which terms trials run.
///
/// @param slots the places in which trials run at once, each with the graphics cards that its
///   trials may use; at least one
/// @param timeout how long one attempt may take
/// @param retries how often a trial is tried again after a failure of the machine
/// @param budget how long all may take from now on; empty for any time
/// @param logBytes the largest output of one attempt
/// @param reports what a trial has to report
public record SweepTerms(
    List<List<String>> slots,
    Duration timeout,
    int retries,
    Optional<Duration> budget,
    long logBytes,
    Reports reports) {

  /// @throws IllegalArgumentException if there is no slot
  public SweepTerms {
    slots = slots.stream().map(List::copyOf).toList();
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("there is no slot to run in");
    }
  }

  /// What a trial has to report.
  ///
  /// @param metrics the metrics that must be there, by name
  /// @param lines the pattern of lines of the output that hold a metric, its name the first group
  ///   and its value the second; empty: only `metrics.json` counts
  public record Reports(List<String> metrics, Optional<Pattern> lines) {
    /// The pattern of plain lines: a name, `=` or `:`, and a number, alone on a line.
    public static final Pattern PLAIN =
        Pattern.compile(
            "\\s*([A-Za-z_][A-Za-z0-9_.@/-]*)\\s*[=:]\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*");

    /// Copies the names.
    public Reports {
      metrics = List.copyOf(metrics);
    }
  }
}
