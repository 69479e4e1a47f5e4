package dev.assay.app.sweep;

import dev.assay.spec.SpecFile;
import dev.assay.spec.SweepSpec;
import java.util.List;
import java.util.SortedMap;

/// A sweep that is ready to run: its command exists, its data were read, and it fits the machine.
///
/// @param file the spec
/// @param configurations every configuration
/// @param datasets the datasets
/// @param code the digests of the declared files, by path
/// @param slots the places in which trials run at once, each with its graphics cards
record PreparedSweep(
    SpecFile file,
    List<SweepSpec.Configuration> configurations,
    List<SweepData.Known> datasets,
    SortedMap<String, String> code,
    List<List<String>> slots) {

  PreparedSweep {
    configurations = List.copyOf(configurations);
    datasets = List.copyOf(datasets);
    slots = List.copyOf(slots);
  }
}
