package dev.assay.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A run as a whole.
///
/// @param id the run's id, which names its folder
/// @param benchmark what was run
/// @param started when it began
/// @param duration how long it took
/// @param status how it ended
/// @param provenance where, and with what
/// @param commands how to get it again
public record RunInfo(
    String id,
    Benchmark benchmark,
    Instant started,
    Duration duration,
    Status status,
    Provenance provenance,
    Commands commands) {

  /// What was run.
  ///
  /// @param name the benchmark's name
  /// @param version the benchmark's version
  /// @param description what it is for, in a sentence; empty where the spec does not say
  /// @param seeds the seeds of each configuration
  /// @param repetitions how often each item was asked with each seed
  public record Benchmark(
      String name, String version, String description, List<Long> seeds, int repetitions) {
    /// Copies the seeds.
    public Benchmark {
      seeds = List.copyOf(seeds);
    }
  }

  /// How a run ended.
  ///
  /// @param exit the exit code of the command line
  /// @param notes what a reader must know before any number: why the run is incomplete or invalid
  public record Status(int exit, List<String> notes) {
    /// Copies the notes.
    public Status {
      notes = List.copyOf(notes);
    }

    /// The status in a word or two.
    public String word() {
      return switch (exit) {
        case 0 -> "Complete";
        case 1 -> "Gate failed";
        case 3 -> "Incomplete";
        case 4 -> "Inconclusive";
        case 130 -> "Interrupted";
        default -> "Failed (exit " + exit + ")";
      };
    }
  }

  /// Where a run was made, and with what.
  ///
  /// @param commit the commit of the repository that holds the spec
  /// @param hardware the machine in one line
  /// @param environment the machine and the system, by name
  /// @param versions the software, by name
  public record Provenance(
      Optional<String> commit,
      String hardware,
      SequencedMap<String, String> environment,
      SequencedMap<String, String> versions) {
    /// Copies the maps, in their order.
    public Provenance {
      environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
      versions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(versions));
    }
  }

  /// How to get a run again.
  ///
  /// @param reproduce the steps from nothing to the same run
  /// @param rescore the command that computes every number again from what this run observed
  /// @param resume the command that finishes this run; empty where it is complete
  public record Commands(List<Step> reproduce, String rescore, Optional<String> resume) {
    /// Copies the steps.
    public Commands {
      reproduce = List.copyOf(reproduce);
    }
  }

  /// A step of a reproduction.
  ///
  /// @param what what it does, in words
  /// @param command the command line
  public record Step(String what, String command) {}
}
