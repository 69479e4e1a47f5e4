package dev.assay.cli;

import dev.assay.app.run.RunOutcome;
import java.io.PrintStream;

/// Prints what a run came to.
final class OutcomePrinter {
  private final Surroundings surroundings;

  OutcomePrinter(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// @param more what is printed after the summary; empty: nothing
  void print(RunOutcome outcome, String more, boolean json) {
    PrintStream out = surroundings.out();
    if (json) {
      out.println(outcome.toJson());
      return;
    }
    out.println();
    out.print(outcome.summary());
    out.println();
    out.print(more);
    outcome.incomplete().forEach(reason -> out.println("INCOMPLETE: " + reason));
    outcome.files().forEach(file -> out.println(surroundings.shown(file)));
  }
}
