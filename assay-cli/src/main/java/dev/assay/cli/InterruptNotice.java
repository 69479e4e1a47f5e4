package dev.assay.cli;

import java.io.PrintStream;

/// Says what to do next when the user interrupts a run. It is the last that is said: what other
/// threads make of the end of the workers is of no interest.
final class InterruptNotice implements AutoCloseable {
  private final PrintStream err;
  private final Thread hook;
  private volatile String next = "nothing was written.";

  InterruptNotice(PrintStream err) {
    this.err = err;
    this.hook = new Thread(this::print, "assay-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// From now on there is a run to resume.
  void began(String run) {
    next = "run the same command again to resume " + run + ".";
  }

  private void print() {
    err.println();
    err.println("assay: interrupted; " + next);
    err.flush();
  }

  /// The run ended by itself.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException interrupted) {
      // The notice is being printed.
    }
  }
}
