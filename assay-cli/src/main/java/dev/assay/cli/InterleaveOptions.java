package dev.assay.cli;

import dev.assay.app.Installation;
import dev.assay.app.compare.CompareRequest;
import dev.assay.app.compare.Interleave;
import dev.assay.app.run.RunListener;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The options of commands that can run base and head in turn.
final class InterleaveOptions {
  @Option(
      names = "--interleave",
      description = {
        "BASE and HEAD are specs, or specs of a commit such as main:benchmark.yaml: run them in",
        "turn on this machine, and compare their times round by round. What seems slower is run",
        "again before it is called so."
      })
  private boolean interleave;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often, at least 6 (default: 12).")
  private int rounds = Interleave.Plan.ROUNDS;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "The folder for the runs of all rounds (default: results/interleaved).")
  private Path runs = Path.of("results", "interleaved");

  boolean isAsked() {
    return interleave;
  }

  Interleave of(
      Installation installation,
      CompareRequest request,
      RunListener listener,
      Surroundings surroundings) {
    return new Interleave(
        installation,
        request,
        listener,
        new Interleave.Plan(rounds, surroundings.workingFolder().resolve(runs)));
  }
}
