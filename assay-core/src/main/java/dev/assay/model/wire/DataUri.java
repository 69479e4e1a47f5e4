package dev.assay.model.wire;

import java.util.Optional;

/// A picture that stands in its own reference.
///
/// @param type its media type, such as `image/png`
/// @param base64 its bytes in Base64
record DataUri(String type, String base64) {
  private static final String SCHEME = "data:";
  private static final String MARK = ";base64,";

  /// The picture of a `data:` URI; empty where the reference is none, or not in Base64.
  static Optional<DataUri> of(String reference) {
    int mark = reference.indexOf(MARK);
    return reference.startsWith(SCHEME) && mark > 0
        ? Optional.of(
            new DataUri(
                reference.substring(SCHEME.length(), mark),
                reference.substring(mark + MARK.length())))
        : Optional.empty();
  }

  /// Its bytes in the Base64 of addresses.
  String base64Url() {
    return base64.replace('+', '-').replace('/', '_');
  }
}
