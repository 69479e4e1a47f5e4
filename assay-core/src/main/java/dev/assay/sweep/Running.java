package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord.Kind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// An attempt that runs now, and whether it is being ended.
final class Running {
  private final SweepTrial trial;
  private final int number;
  private final long startNanos;
  private final LongSupplier process;
  private long group;
  private @Nullable Ending ending;
  private long endingNanos;
  private boolean killed;

  /// @param process tells its process group; 0 while it is not known
  Running(SweepTrial trial, int number, long startNanos, LongSupplier process) {
    this.process = process;
    this.trial = trial;
    this.number = number;
    this.startNanos = startNanos;
  }

  /// Why an attempt is ended from outside.
  ///
  /// @param kind how that counts
  /// @param message why, in words
  record Ending(Kind kind, String message) {}

  SweepTrial trial() {
    return trial;
  }

  int number() {
    return number;
  }

  /// By what every process of the attempt is known.
  String mark() {
    return mark(trial, number);
  }

  static String mark(SweepTrial trial, int number) {
    return trial.trial().id() + "-" + number;
  }

  long startNanos() {
    return startNanos;
  }

  Path log() {
    return trial.log();
  }

  /// The process group; 0 while it is not known.
  synchronized long group() {
    if (group == 0) {
      group = process.getAsLong();
    }
    return group;
  }

  synchronized Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  /// Whether this is the first reason to end it.
  synchronized boolean end(Ending why, long nowNanos) {
    if (ending != null) {
      return false;
    }
    ending = why;
    endingNanos = nowNanos;
    return true;
  }

  /// Whether it was asked to end longer than `graceNanos` ago, and is to be killed now.
  synchronized boolean overdue(long nowNanos, long graceNanos) {
    if (ending == null || killed || nowNanos - endingNanos < graceNanos) {
      return false;
    }
    killed = true;
    return true;
  }
}
