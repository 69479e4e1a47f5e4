package dev.assay.app.sweep;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.observation.KeyHash;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.DatasetSpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The datasets of a sweep: what the command is told of each, and what is recorded.
final class SweepData {
  /// What a sweep runs on whose spec names no dataset.
  static final String UNNAMED = "default";

  private static final List<String> READABLE =
      List.of(".csv", ".jsonl", ".json", ".parquet", ".csv.gz", ".jsonl.gz", ".json.gz");

  private final SpecFile file;
  private final Catalogue catalogue;
  private final List<Problem> problems;

  SweepData(SpecFile file, Catalogue catalogue, List<Problem> problems) {
    this.file = file;
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /// A dataset.
  ///
  /// @param entry what is recorded of it
  /// @param path where it is; empty: the command knows it by its name
  record Known(RunRecord.DatasetEntry entry, Optional<Path> path) {
    String name() {
      return entry.name();
    }
  }

  List<Known> all() {
    List<Known> all = new ArrayList<>();
    List<DatasetRequest> requests = file.datasetRequests();
    for (int i = 0; i < requests.size(); i++) {
      known(file.spec().datasets().get(i), requests.get(i)).ifPresent(all::add);
    }
    if (requests.isEmpty()) {
      all.add(
          new Known(new RunRecord.DatasetEntry(UNNAMED, "", "", "", "", 0, 0), Optional.empty()));
    }
    return List.copyOf(all);
  }

  private Optional<Known> known(DatasetSpec spec, DatasetRequest request) {
    String location = request.location().toLowerCase(Locale.ROOT);
    boolean inline = request.type().equals("inline");
    try {
      if (inline || READABLE.stream().anyMatch(location::endsWith)) {
        return catalogue
            .dataset(request.type())
            .map(provider -> read(spec, provider.open(request), request));
      }
      return Optional.of(
          location.isEmpty() ? named(spec, request) : opaque(spec, Path.of(request.location())));
    } catch (AssayException unfit) {
      problems.addAll(unfit.problems());
    } catch (IOException unreadable) {
      problems.add(
          Problem.at(request.place(), "the data cannot be read: " + unreadable.getMessage(), ""));
    }
    return Optional.empty();
  }

  private static Known read(DatasetSpec spec, Dataset dataset, DatasetRequest request) {
    Dataset.Profile profile = dataset.profile();
    return new Known(
        new RunRecord.DatasetEntry(
            dataset.name(),
            profile.source(),
            profile.version(),
            profile.split(),
            profile.sha256(),
            profile.sizeBytes(),
            spec.size().orElse(profile.rows())),
        request.location().isEmpty() ? Optional.empty() : Optional.of(Path.of(request.location())));
  }

  private Known named(DatasetSpec spec, DatasetRequest request) {
    if (spec.labels().sha256().isPresent()) {
      problems.add(
          Problem.at(
              request.place(),
              "the dataset '" + spec.name() + "' has a checksum and no file to hold it against",
              "state its 'path', or remove 'sha256'"));
    }
    return new Known(entry(spec, "", "", 0), Optional.empty());
  }

  // A file that Assay does not read itself, or a folder.
  private Known opaque(DatasetSpec spec, Path path) throws IOException {
    String digest;
    long bytes = 0;
    if (Files.isDirectory(path)) {
      KeyHash hash = new KeyHash("folder");
      try (Stream<Path> files = Files.walk(path)) {
        for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
          hash.add(path.relativize(each).toString().replace('\\', '/')).add(sha256(each));
          bytes += Files.size(each);
        }
      }
      digest = hash.hex();
    } else {
      digest = sha256(path);
      bytes = Files.size(path);
    }
    @Nullable String stated = spec.labels().sha256().orElse(null);
    if (stated != null && !stated.equals(digest)) {
      problems.add(
          Problem.at(
              path.toString(),
              "the dataset '" + spec.name() + "' has the checksum " + digest + ", not " + stated,
              "take the data that the spec means, or correct 'sha256'"));
    }
    return new Known(entry(spec, path.toString(), digest, bytes), Optional.of(path));
  }

  private static RunRecord.DatasetEntry entry(
      DatasetSpec spec, String source, String digest, long bytes) {
    return new RunRecord.DatasetEntry(
        spec.name(),
        source.isEmpty() ? "" : spec.path().orElse(source),
        spec.labels().version().orElse(""),
        spec.labels().split().orElse(""),
        digest,
        bytes,
        spec.size().orElse(0));
  }

  /// The SHA-256 of a file in lower-case hex.
  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
