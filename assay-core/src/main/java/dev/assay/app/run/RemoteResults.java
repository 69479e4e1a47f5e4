package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.dataset.S3Clients;
import dev.assay.spec.BenchmarkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Copies a run that has ended to where its spec keeps results beyond this machine,
/// `s3://BUCKET/PREFIX`. `run.json` comes last, so that a copy that has it is whole.
public final class RemoteResults {
  private static final String SCHEME = "s3://";
  private static final String LAST = "run.json";

  private final Map<String, String> variables;

  /// Copies with the keys that the environment's variables hold.
  public RemoteResults(Map<String, String> variables) {
    this.variables = variables;
  }

  /// Refuses an address that is none, before anything is run.
  ///
  /// @throws AssayException if results are to go to an address that is not understood
  public static void check(BenchmarkSpec spec, RunRequest request) {
    address(spec, request)
        .filter(address -> bucket(address).isEmpty() || !address.startsWith(SCHEME))
        .ifPresent(address -> {
          throw AssayException.invalid(
              "reporting.output",
              "results cannot be kept at " + address,
              "name a folder, or s3://BUCKET/PREFIX");
        });
  }

  /// Copies a run, whatever its exit code.
  ///
  /// @return the outcome, which says where the copy is, or why there is none
  public RunOutcome copy(BenchmarkSpec spec, RunRequest request, RunOutcome outcome) {
    Optional<String> address = address(spec, request);
    if (address.isEmpty()) {
      return outcome;
    }
    String prefix = address.get().replaceFirst("/*$", "") + "/" + outcome.id();
    try {
      copy(outcome.folder(), prefix);
      return outcome.with(outcome.summary() + "\nCopied to " + prefix + "\n", outcome.incomplete());
    } catch (IOException | SdkException failed) {
      List<String> reasons = new ArrayList<>(outcome.incomplete());
      reasons.add(
          "The run is on this machine, but could not be copied to "
              + prefix
              + ": "
              + String.valueOf(failed.getMessage()).lines().findFirst().orElse("")
              + "; copy its folder by hand.");
      return outcome.with(outcome.summary(), reasons);
    }
  }

  private void copy(Path folder, String prefix) throws IOException {
    String bucket = bucket(prefix);
    String base = prefix.substring(SCHEME.length() + bucket.length() + 1);
    try (S3Client client = S3Clients.of(variables)) {
      for (Path file : files(folder)) {
        String key = base + "/" + folder.relativize(file).toString().replace('\\', '/');
        client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(file));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted(
              Comparator.comparing((Path file) -> file.endsWith(LAST)).thenComparing(file -> file))
          .toList();
    }
  }

  private static Optional<String> address(BenchmarkSpec spec, RunRequest request) {
    return request.output().isPresent()
        ? Optional.empty()
        : spec.reporting().output().filter(output -> output.contains("://"));
  }

  private static String bucket(String address) {
    String rest = address.substring(address.indexOf("://") + 3);
    int end = rest.indexOf('/');
    return end < 0 ? rest : rest.substring(0, end);
  }
}
