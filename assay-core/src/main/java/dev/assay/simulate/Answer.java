package dev.assay.simulate;

import java.util.List;

/// What the model says.
///
/// @param reasoning what it says to itself first, a piece for each chunk
/// @param pieces what it says, a piece for each chunk
/// @param finish why it ends
/// @param usage how many tokens it says that there were
record Answer(List<String> reasoning, List<String> pieces, Finish finish, Usage usage) {

  Answer {
    reasoning = List.copyOf(reasoning);
    pieces = List.copyOf(pieces);
  }

  /// Why an answer ends.
  enum Finish {
    STOP,
    LENGTH,
    REFUSAL,
    FILTER
  }

  /// When usage is told in a stream.
  enum Told {
    NEVER,
    AT_THE_END,
    AFTER_THE_END,
    ALWAYS
  }

  /// Numbers of tokens.
  ///
  /// @param completion the tokens of reasoning and answer
  record Usage(int prompt, int completion, int reasoning, Told told) {
    int total() {
      return prompt + completion;
    }
  }

  /// The whole text.
  String text() {
    return pieces.size() == 1 ? pieces.getFirst() : String.join("", pieces);
  }

  /// The whole reasoning.
  String thought() {
    return String.join("", reasoning);
  }
}
