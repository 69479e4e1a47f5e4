package dev.assay.simulate;

import java.util.List;

/// What is sent for one request, and when.
///
/// @param status the HTTP status, for the statistics
/// @param steps the bytes, in their order
/// @param end what becomes of the connection afterwards
record Script(int status, List<Step> steps, End end) {

  Script {
    steps = List.copyOf(steps);
  }

  /// Bytes that are sent together.
  ///
  /// @param afterNanos when, counted from the request
  /// @param bytes the bytes; not copied
  /// @param token whether they hold a piece of the answer
  record Step(long afterNanos, byte[] bytes, boolean token) {}

  /// What becomes of a connection.
  enum End {
    KEEP,
    CLOSE,
    RESET,
    HANG
  }
}
