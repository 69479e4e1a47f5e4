package dev.assay.importer;

/// What another tool says of the machine; what it does not say is empty or 0.
///
/// @param os the operating system
/// @param arch the architecture
/// @param cpu the processor
/// @param cores its number of processors
/// @param memoryGib its memory
/// @param runtime the virtual machine or interpreter
public record ImportedMachine(
    String os, String arch, String cpu, int cores, long memoryGib, String runtime) {
  /// Nothing said.
  public static final ImportedMachine UNKNOWN = new ImportedMachine("", "", "", 0, 0, "");
}
