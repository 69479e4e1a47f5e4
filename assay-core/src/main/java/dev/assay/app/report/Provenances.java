package dev.assay.app.report;

import dev.assay.report.RunInfo;
import dev.assay.store.Environment;
import dev.assay.store.RunRecord;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where and with what a run was made, as a reader sees it.
final class Provenances {
  private static final double BYTES_PER_GIB = 1 << 30;

  private final RunRecord record;

  Provenances(RunRecord record) {
    this.record = record;
  }

  RunInfo.Provenance provenance() {
    return new RunInfo.Provenance(
        record.commit().map(commit -> commit.sha() + (commit.dirty() ? " (with changes)" : "")),
        hardware(),
        environment(),
        new LinkedHashMap<>(new TreeMap<>(record.versions())));
  }

  private String hardware() {
    Environment machine = record.environment();
    String cpu = machine.cpu().model().isEmpty() ? machine.os().arch() : machine.cpu().model();
    String gpus =
        machine.gpus().isEmpty()
            ? "no GPU"
            : machine.gpus().stream().map(Environment.Gpu::name).collect(Collectors.joining(", "));
    return cpu
        + ", "
        + machine.cpu().logicalCores()
        + " cores, "
        + gib(machine.memoryBytes())
        + ", "
        + gpus;
  }

  private SequencedMap<String, String> environment() {
    Environment machine = record.environment();
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    rows.put(
        "Operating system",
        (machine.os().distribution().isEmpty() ? machine.os().name() : machine.os().distribution())
            + ", kernel "
            + machine.os().version());
    rows.put("Architecture", machine.os().arch());
    rows.put(
        "Processor",
        machine.cpu().model() + ", " + machine.cpu().logicalCores() + " logical cores");
    rows.put("Memory", gib(machine.memoryBytes()));
    for (Environment.Gpu gpu : machine.gpus()) {
      rows.put("GPU", gpu.name() + ", " + gib(gpu.memoryBytes()) + ", driver " + gpu.driver());
    }
    rows.put("Java", machine.jvm().name() + " " + machine.jvm().version());
    machine
        .container()
        .ifPresent(limits -> {
          limits.cpus().ifPresent(cpus -> rows.put("Processors allowed", cpus.toString()));
          limits.memoryBytes().ifPresent(bytes -> rows.put("Memory allowed", gib(bytes)));
        });
    new TreeMap<>(machine.ci()).forEach(rows::put);
    return rows;
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / BYTES_PER_GIB);
  }
}
