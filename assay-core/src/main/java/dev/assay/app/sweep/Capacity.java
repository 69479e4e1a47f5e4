package dev.assay.app.sweep;

import dev.assay.api.Problem;
import dev.assay.spec.LaunchSpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.Environment;
import java.util.ArrayList;
import java.util.List;

/// How many trials may run at once: as many as the spec asks for, no more than fit into the memory,
/// and none without its graphics cards.
final class Capacity {
  // The rest is for the system and for Assay itself.
  private static final double USABLE_MEMORY = 0.9;

  private final SpecFile file;
  private final Environment machine;

  Capacity(SpecFile file, Environment machine) {
    this.file = file;
    this.machine = machine;
  }

  /// The places, each with the numbers of its graphics cards.
  ///
  /// @param problems takes in what one trial needs and this machine lacks
  List<List<Integer>> slots(List<Problem> problems) {
    LaunchSpec.Needs needs = file.spec().sweep().launch().needs();
    long slots = file.spec().execution().concurrency();
    if (needs.memoryMib().isPresent()) {
      long usable = (long) (USABLE_MEMORY * memoryBytes()) >> 20;
      if (usable < needs.memoryMib().getAsLong()) {
        problems.add(
            file.problem(
                "launch.memory_mib",
                "a trial takes "
                    + needs.memoryMib().getAsLong()
                    + " MiB, and this machine has "
                    + usable
                    + " to give",
                "run it on a larger machine, or state what it really takes"));
      }
      slots = Math.min(slots, Math.max(1, usable / needs.memoryMib().getAsLong()));
    }
    int gpus = machine.gpus().size();
    if (needs.gpus() > gpus) {
      problems.add(
          file.problem(
              "launch.gpus",
              "a trial takes " + needs.gpus() + " graphics cards, and this machine shows " + gpus,
              "see 'nvidia-smi'; 'assay doctor' says what was found"));
    }
    if (needs.gpus() > 0) {
      slots = Math.min(slots, Math.max(1, gpus / needs.gpus()));
    }
    return places((int) slots, needs.gpus());
  }

  private long memoryBytes() {
    return machine
        .container()
        .flatMap(Environment.Container::memoryBytes)
        .map(limit -> Math.min(limit, machine.memoryBytes()))
        .orElse(machine.memoryBytes());
  }

  private static List<List<Integer>> places(int slots, int gpus) {
    List<List<Integer>> places = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      List<Integer> cards = new ArrayList<>();
      for (int card = 0; card < gpus; card++) {
        cards.add(slot * gpus + card);
      }
      places.add(cards);
    }
    return places;
  }
}
