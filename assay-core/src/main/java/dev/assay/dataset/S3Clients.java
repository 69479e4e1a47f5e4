package dev.assay.dataset;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Clients of S3, or of a server that speaks like it.
///
/// Key, region and endpoint come from the usual variables, and the key where there is none from the
/// profile or the role of the machine.
public final class S3Clients {
  private static final String DEFAULT_REGION = "us-east-1";

  private final Map<String, String> variables;

  private S3Clients(Map<String, String> variables) {
    this.variables = variables;
  }

  /// A client for what the variables say.
  public static S3Client of(Map<String, String> variables) {
    return new S3Clients(variables).client();
  }

  private S3Client client() {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(credentials())
            .region(Region.of(variable("AWS_REGION", "AWS_DEFAULT_REGION").orElse(DEFAULT_REGION)));
    variable("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
        .ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true));
    return builder.build();
  }

  private AwsCredentialsProvider credentials() {
    Optional<String> id = variable("AWS_ACCESS_KEY_ID");
    Optional<String> secret = variable("AWS_SECRET_ACCESS_KEY");
    if (id.isEmpty() || secret.isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    AwsCredentials key =
        variable("AWS_SESSION_TOKEN")
            .<AwsCredentials>map(
                token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
            .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get()));
    return StaticCredentialsProvider.create(key);
  }

  private Optional<String> variable(String... names) {
    return Stream.of(names)
        .map(name -> variables.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
