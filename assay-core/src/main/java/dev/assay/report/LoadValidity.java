package dev.assay.report;

import java.util.List;
import java.util.stream.Collectors;

/// Whether the times of a language model are those of the model: what was checked, and what came of
/// it. They are not where the client itself was the bottleneck.
///
/// @param checks every check that could be made
public record LoadValidity(List<Check> checks) {
  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if there is no check
  public LoadValidity {
    checks = List.copyOf(checks);
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("a verdict needs a check");
    }
  }

  /// Whether no check failed.
  public boolean valid() {
    return checks.stream().noneMatch(Check::failed);
  }

  /// `VALID` or `INVALID`.
  public String word() {
    return valid() ? "VALID" : "INVALID";
  }

  /// The verdict with its numbers in a sentence, and what to do where it is a bad one.
  public String sentence() {
    if (valid()) {
      return checks.stream().map(Check::measured).collect(Collectors.joining("; "));
    }
    List<Check> failed = checks.stream().filter(Check::failed).toList();
    return "the client was the bottleneck: "
        + failed.stream()
            .map(check -> check.measured() + " (" + check.limit() + ")")
            .collect(Collectors.joining("; "))
        + ". Next: "
        + failed.stream().map(Check::remedy).distinct().collect(Collectors.joining("; "));
  }

  /// The most telling number, and how many checks there were.
  public String brief() {
    return checks.getFirst().measured() + "; all " + checks.size() + " checks passed";
  }

  /// One check.
  ///
  /// @param name what was checked
  /// @param measured what was found, in words
  /// @param limit what is still good, in words
  /// @param failed whether it was worse
  /// @param remedy what to do then
  public record Check(String name, String measured, String limit, boolean failed, String remedy) {}
}
