package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetProvider;
import dev.assay.api.dataset.DatasetRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Datasets in objects of S3, or of a server that speaks like it, which are downloaded once and
/// read from then on like files.
///
/// Key, region and endpoint come from the usual variables, and the key where there is none from the
/// profile or the role of the machine.
public final class S3DatasetProvider implements DatasetProvider {
  private static final String SCHEME = "s3://";
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final DownloadCache cache;
  private final Map<String, String> variables;

  /// Datasets that are kept where the variables say: see docs/datasets.md.
  public S3DatasetProvider(Map<String, String> variables) {
    this.cache = DownloadCache.of(variables);
    this.variables = Map.copyOf(variables);
  }

  @Override
  public Set<String> types() {
    return Set.of("s3");
  }

  @Override
  public Dataset open(DatasetRequest request) {
    Stored stored = stored(request);
    String file = stored.key().substring(stored.key().lastIndexOf('/') + 1);
    // Before the download: nobody wants to wait for a file that cannot be read.
    Formats.format(request, file);
    Path kept = cache.file(request.labels().sha256(), target -> download(stored, target));
    return Examination.of(request, Formats.source(request, kept, file, stored.shown()));
  }

  private record Stored(DatasetRequest request, String bucket, String key) {
    String shown() {
      return SCHEME + bucket + "/" + key;
    }

    AssayException failed(String what, String hint) {
      return AssayException.invalid(
          request.place(), "dataset '" + request.name() + "': " + what, hint);
    }
  }

  private static Stored stored(DatasetRequest request) {
    String location = request.location();
    String rest = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : "";
    int slash = rest.indexOf('/');
    if (slash <= 0 || slash == rest.length() - 1) {
      throw AssayException.invalid(
          request.place(),
          "dataset '" + request.name() + "' has no address of the form s3://BUCKET/KEY",
          "Correct its path.");
    }
    return new Stored(request, rest.substring(0, slash), rest.substring(slash + 1));
  }

  private void download(Stored stored, OutputStream target) throws IOException {
    try (S3Client client = S3Clients.of(variables)) {
      ResponseInputStream<GetObjectResponse> object =
          client.getObject(get -> get.bucket(stored.bucket()).key(stored.key()));
      try (object) {
        copy(object, target, stored);
      }
    } catch (S3Exception refused) {
      throw stored.failed(
          stored.shown() + " was answered with status " + refused.statusCode() + what(refused),
          hint(refused.statusCode()));
    } catch (SdkClientException unreachable) {
      throw stored.failed(
          "no answer for " + stored.shown() + ": " + unreachable.getMessage(),
          "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (or AWS_PROFILE), AWS_REGION, and"
              + " AWS_ENDPOINT_URL where it is another server.");
    } catch (SdkException failure) {
      throw stored.failed(
          stored.shown() + " cannot be read: " + failure.getMessage(), "Try again later.");
    }
  }

  private static void copy(
      ResponseInputStream<GetObjectResponse> object, OutputStream target, Stored stored)
      throws IOException {
    SilenceWatch watch = new SilenceWatch(SILENCE);
    String reason = "the connection ended";
    try {
      watch.copy(object, target);
    } catch (SilenceWatch.Broken broken) {
      reason = broken.reason();
    }
    long expected = object.response().contentLength();
    if (watch.copied() < expected) {
      throw stored.failed(
          stored.shown()
              + " broke off after "
              + watch.copied()
              + " of "
              + expected
              + " bytes: "
              + reason,
          "Try again; nothing of it was kept.");
    }
  }

  private static String what(S3Exception refused) {
    String code = refused.awsErrorDetails() == null ? "" : refused.awsErrorDetails().errorCode();
    return code == null || code.isEmpty() ? "" : " (" + code + ")";
  }

  private static String hint(int status) {
    return switch (status) {
      case 401, 403 -> "The key may not read it: check the key, and the policy of the bucket.";
      case 404 -> "There is no such bucket or object: correct the path.";
      case 301, 307, 400 -> "The bucket may lie in another region: set AWS_REGION.";
      default -> "Try again later.";
    };
  }
}
