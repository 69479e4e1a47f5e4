package dev.assay.api.model;

/// Takes what the process of a model writes to its standard output and error.
@FunctionalInterface
public interface ProcessOutput {
  /// Output that nobody wants.
  ProcessOutput DISCARDED = (bytes, count) -> {};

  /// Takes the first `count` of the bytes, as they came. It is called from several threads, keeps
  /// no hold of the array and throws nothing: a process must never wait because its output cannot
  /// be kept.
  void take(byte[] bytes, int count);
}
