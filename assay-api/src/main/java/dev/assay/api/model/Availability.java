package dev.assay.api.model;

/// Whether a provider can be used on this machine.
public sealed interface Availability {

  /// It can.
  record Available() implements Availability {}

  /// It cannot.
  ///
  /// @param reason what is missing
  /// @param remedy how to get it
  record Missing(String reason, String remedy) implements Availability {}
}
