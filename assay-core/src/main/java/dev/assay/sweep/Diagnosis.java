package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.End;
import dev.assay.api.observation.AttemptRecord.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// Says how an attempt ended, and whether the machine or the command was at fault.
final class Diagnosis {
  /// What a command may answer to be tried again: EX_TEMPFAIL of sysexits.h.
  private static final int TRY_AGAIN = 75;

  private static final int SIGNALS = 128;
  private static final int SIGKILL = 9;

  private static final Map<Integer, String> SIGNAL_NAMES =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8,
          "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  private final SweepTerms.Reports reports;

  Diagnosis(SweepTerms.Reports reports) {
    this.reports = reports;
  }

  /// How it ended, and what it reported.
  record Found(End end, SortedMap<String, Double> metrics) {}

  /// Looks at an attempt that has ended.
  ///
  /// @param ending why it was ended from outside; empty: it was not
  Found of(SweepTrial trial, int exit, Optional<Running.Ending> ending) {
    if (ending.isPresent()) {
      return failed(ending.get().kind(), OptionalInt.of(exit), ending.get().message());
    }
    if (exit != 0) {
      LogTail tail = LogTail.of(trial.log());
      return failed(kind(exit, tail), OptionalInt.of(exit), message(exit, tail));
    }
    return switch (ReportedMetrics.read(trial.folder(), reports)) {
      case ReportedMetrics.Numbers(var numbers) ->
          new Found(new End(Kind.FINISHED, OptionalInt.of(0), ""), numbers);
      case ReportedMetrics.Wrong(String message) ->
          failed(Kind.METRICS, OptionalInt.of(0), message);
    };
  }

  /// An attempt that could not be launched.
  static Found notLaunched(String message) {
    return failed(Kind.INFRASTRUCTURE, OptionalInt.empty(), message);
  }

  /// An attempt that says nothing, for something ended it.
  static Found stopped(String message) {
    return failed(Kind.STOPPED, OptionalInt.empty(), message);
  }

  /// What two failures have in common where the same fault is behind them: the kind, the exit code,
  /// and the message with its numbers left out.
  static String signature(AttemptRecord attempt) {
    End end = attempt.end();
    String words = end.message().replaceAll("0x[0-9a-fA-F]+|[0-9]+(\\.[0-9]+)?", "#");
    return end.kind() + " " + end.exit() + " " + words;
  }

  private static Found failed(Kind kind, OptionalInt exit, String message) {
    return new Found(new End(kind, exit, message), new TreeMap<>());
  }

  private static Kind kind(int exit, LogTail tail) {
    if (exit == TRY_AGAIN || !tail.blamesMachine().isEmpty()) {
      return Kind.INFRASTRUCTURE;
    }
    if (exit <= SIGNALS || exit > SIGNALS + 64) {
      return Kind.EXIT;
    }
    return switch (exit - SIGNALS) {
      case 1, 2, 3, 9, 15 -> Kind.INFRASTRUCTURE; // Sent from outside: nobody here sent them.
      default -> Kind.CRASH;
    };
  }

  private static String message(int exit, LogTail tail) {
    String said = tail.blamesMachine().isEmpty() ? tail.lastWords() : tail.blamesMachine();
    String words = said.isEmpty() ? "" : ": " + said;
    if (exit > SIGNALS && exit <= SIGNALS + 64) {
      int signal = exit - SIGNALS;
      String name = SIGNAL_NAMES.getOrDefault(signal, "signal " + signal);
      String hint = signal == SIGKILL ? " (the machine may be short of memory)" : "";
      return "it was ended by " + name + hint + words;
    }
    return switch (exit) {
      case 126, 127 -> "it could not be started, exit code " + exit + words;
      default -> "it ended with exit code " + exit + words;
    };
  }
}
