package dev.assay.model.wire;

import java.util.List;

/// Cuts secrets out of texts: a server may repeat in its answer what it was sent.
///
/// @param secrets the texts that must not be seen
record Redaction(List<String> secrets) {
  private static final String IN_ITS_PLACE = "[secret]";
  // A shorter "key" is a word such as "none", for servers that want no key; any text may have it.
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
