package dev.assay.simulate;

/// An event of a stream.
///
/// @param kind what it is for
/// @param name its type, or empty where the shape has none
/// @param data its data
record Event(Kind kind, String name, String data) {

  /// What an event is for.
  enum Kind {
    /// It opens the answer.
    OPEN,
    /// A piece of reasoning or of the answer.
    TOKEN,
    /// It says why the answer ends.
    FINISH,
    /// It says how many tokens there were.
    USAGE,
    /// It ends the stream.
    END,
    /// None of these.
    OTHER
  }

  static Event unnamed(Kind kind, String data) {
    return new Event(kind, "", data);
  }
}
