package dev.assay.dataset;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds pictures that rows refer to. Files become `data:` URIs when a question is asked, so that a
/// dataset of pictures needs no memory.
final class Pictures {
  private static final Map<String, String> TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp");
  // What the most generous provider takes.
  private static final long MOST_BYTES = 20L << 20;

  private final Path folder;

  Pictures(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// The reference that a model is given: an address as it is, a file as its bytes.
  ///
  /// @throws AssayException if there is no such picture in the folder
  String reference(String reference, String place) {
    if (reference.startsWith("data:") || reference.startsWith("https://")) {
      return reference;
    }
    if (reference.contains("://")) {
      throw wrong(place, reference, "is no https address");
    }
    String type =
        Optional.ofNullable(TYPES.get(suffix(reference)))
            .orElseThrow(() -> wrong(place, reference, "is no png, jpg, gif or webp"));
    Path file = file(reference, place);
    try {
      // A link may lead out of the folder: where it ends counts.
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw wrong(place, reference, "lies outside of the spec's folder");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw wrong(place, reference, "is larger than 20 MB");
      }
      byte[] bytes = Files.readAllBytes(file);
      return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    } catch (IOException unreadable) {
      throw wrong(place, reference, "does not exist or cannot be read");
    }
  }

  private Path file(String reference, String place) {
    try {
      Path file = folder.resolve(reference).normalize();
      if (file.startsWith(folder)) {
        return file;
      }
    } catch (InvalidPathException malformed) {
      throw wrong(place, reference, "is no path");
    }
    throw wrong(place, reference, "lies outside of the spec's folder");
  }

  private static String suffix(String reference) {
    return reference.substring(reference.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static AssayException wrong(String place, String reference, String what) {
    return AssayException.invalid(
        place,
        "the picture '" + reference + "' " + what,
        "Give an https address, a data: URI, or a file below the folder of the spec.");
  }
}
