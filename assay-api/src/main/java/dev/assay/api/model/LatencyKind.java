package dev.assay.api.model;

/// From where to where a latency is measured.
public enum LatencyKind {
  /// Inside the worker, around the runtime's call alone: reused direct buffers, pinned outputs.
  ENGINE("engine"),
  /// Inside the worker, as an application calls it: heap arrays in, heap arrays out.
  APPLICATION("application"),
  /// In the client, from the request's first byte to the answer's last.
  REQUEST("request");

  private final String key;

  LatencyKind(String key) {
    this.key = key;
  }

  /// The name of this kind in files and reports.
  public String key() {
    return key;
  }
}
