package dev.assay.model.wire;

import dev.assay.api.generation.Tokens;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// Reads the counts of tokens that OpenAI's interfaces have.
final class OpenAiUsage {
  private OpenAiUsage() {}

  /// The counts of a `usage` object, whichever of the interfaces wrote it.
  static Tokens tokens(JsonNode usage) {
    if (!usage.isObject()) {
      return Tokens.UNKNOWN;
    }
    return new Tokens(
        count(usage, "prompt_tokens", "input_tokens"),
        count(usage, "completion_tokens", "output_tokens"),
        detail(usage, "completion_tokens_details", "output_tokens_details", "reasoning_tokens"),
        detail(usage, "prompt_tokens_details", "input_tokens_details", "cached_tokens"));
  }

  private static OptionalLong detail(JsonNode usage, String chat, String responses, String name) {
    OptionalLong count = count(usage.path(chat), name, name);
    return count.isPresent() ? count : count(usage.path(responses), name, name);
  }

  private static OptionalLong count(JsonNode node, String name, String orName) {
    JsonNode value = node.path(name).isIntegralNumber() ? node.path(name) : node.path(orName);
    return value.isIntegralNumber() && value.longValue() >= 0
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }
}
