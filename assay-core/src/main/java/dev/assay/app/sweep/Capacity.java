package dev.assay.app.sweep;

import dev.assay.api.Problem;
import dev.assay.spec.LaunchSpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How many trials may run at once: as many as the spec asks for, no more than fit into the memory,
/// and none without its graphics cards.
final class Capacity {
  // The rest is for the system and for Assay itself.
  private static final double USABLE_MEMORY = 0.9;

  private final SpecFile file;
  private final Environment machine;
  private final Map<String, String> variables;

  /// @param variables the environment of this process, which may hide graphics cards
  Capacity(SpecFile file, Environment machine, Map<String, String> variables) {
    this.file = file;
    this.machine = machine;
    this.variables = variables;
  }

  /// The places, each with the names of its graphics cards: their numbers, or what else names them.
  ///
  /// @param problems takes in what one trial needs and this machine lacks
  List<List<String>> slots(List<Problem> problems) {
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
    List<String> cards = cards();
    if (needs.gpus() > cards.size()) {
      problems.add(
          file.problem(
              "launch.gpus",
              "a trial takes "
                  + needs.gpus()
                  + " graphics cards, and this machine shows "
                  + cards.size(),
              "see 'nvidia-smi' and CUDA_VISIBLE_DEVICES; 'assay doctor' says what was found"));
    }
    if (needs.gpus() > 0) {
      slots = Math.min(slots, Math.max(1, cards.size() / needs.gpus()));
    }
    return places((int) slots, needs.gpus(), cards);
  }

  // A scheduler that gives Assay some of the cards of a machine names them in this variable.
  private List<String> cards() {
    String visible = variables.get("CUDA_VISIBLE_DEVICES");
    if (visible == null) {
      return IntStream.range(0, machine.gpus().size()).mapToObj(String::valueOf).toList();
    }
    return Arrays.stream(visible.split(","))
        .map(String::strip)
        .takeWhile(card -> card.matches("[0-9]+|(GPU|MIG)-.+"))
        .toList();
  }

  private long memoryBytes() {
    return machine
        .container()
        .flatMap(Environment.Container::memoryBytes)
        .map(limit -> Math.min(limit, machine.memoryBytes()))
        .orElse(machine.memoryBytes());
  }

  private static List<List<String>> places(int slots, int each, List<String> cards) {
    List<List<String>> places = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      int first = Math.min(slot * each, cards.size());
      places.add(cards.subList(first, Math.min(first + each, cards.size())));
    }
    return places;
  }
}
