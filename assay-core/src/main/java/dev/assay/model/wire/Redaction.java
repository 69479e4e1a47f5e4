package dev.assay.model.wire;

import java.util.List;

/// Cuts secrets out of texts: a server may repeat in its answer what it was sent.
///
/// @param secrets the texts that must not be seen
record Redaction(List<String> secrets) {
  private static final String IN_ITS_PLACE = "[secret]";
  // A shorter "key" is a placeholder for servers that want none, and may well be a common word.
  private static final int SHORTEST = 8;

  Redaction {
    secrets = secrets.stream().filter(secret -> secret.length() >= SHORTEST).toList();
  }

  /// The text without the secrets.
  String of(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, IN_ITS_PLACE);
    }
    return clean;
  }
}
