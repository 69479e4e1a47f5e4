package dev.assay.simulate;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a request asks.
///
/// @param model the model that it names
/// @param prompt the text of the last message
/// @param promptTokens how many tokens all messages have
/// @param maxTokens how many tokens the answer may have
/// @param streaming how the answer is sent
record Question(
    String model, String prompt, int promptTokens, OptionalInt maxTokens, Streaming streaming) {

  /// How an answer is sent.
  ///
  /// @param on whether it is streamed
  /// @param usage whether the stream says at its end how many tokens there were
  /// @param usageSoFar whether every chunk says it
  record Streaming(boolean on, boolean usage, boolean usageSoFar) {
    static final Streaming OFF = new Streaming(false, false, false);
  }

  /// The number in the first `Q<number>:` of the prompt.
  OptionalLong number() {
    for (int at = prompt.indexOf('Q'); at >= 0; at = prompt.indexOf('Q', at + 1)) {
      int end = at + 1;
      while (end < prompt.length() && isDigit(prompt.charAt(end)) && end - at < 10) {
        end++;
      }
      if (end > at + 1 && end < prompt.length() && prompt.charAt(end) == ':') {
        return OptionalLong.of(Long.parseLong(prompt, at + 1, end, 10));
      }
    }
    return OptionalLong.empty();
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
