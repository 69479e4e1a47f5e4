package dev.assay.app.compare;

import dev.assay.store.Environment;
import dev.assay.store.history.Machine;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a speed depends on of a machine, by names that users read.
final class Machines {
  private Machines() {}

  static SequencedMap<String, String> of(Environment environment) {
    return of(Machine.of(environment));
  }

  /// What is not known is left out, so that a machine of which nothing is known is empty.
  static SequencedMap<String, String> of(Machine it) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    put(fields, "processor", it.cpu());
    put(fields, "cores", it.cores() > 0 ? Integer.toString(it.cores()) : "");
    put(fields, "architecture", it.arch());
    put(fields, "operating system", it.os());
    put(fields, "memory", it.memoryGib() > 0 ? it.memoryGib() + " GiB" : "");
    put(fields, "graphics cards", String.join(", ", it.gpus()));
    put(fields, "runtime", it.runtime());
    put(fields, "container", it.container());
    return fields;
  }

  private static void put(SequencedMap<String, String> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
