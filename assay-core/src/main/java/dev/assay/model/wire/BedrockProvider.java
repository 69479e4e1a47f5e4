package dev.assay.model.wire;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Opens the models that Bedrock offers, whoever made them.
///
/// The variables are those of AWS: `AWS_BEARER_TOKEN_BEDROCK` before all, `AWS_ACCESS_KEY_ID`,
/// `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, else the profile or role that the AWS SDK
/// finds; `AWS_REGION` or `AWS_DEFAULT_REGION`; `AWS_ENDPOINT_URL_BEDROCK_RUNTIME` or
/// `AWS_ENDPOINT_URL` where the spec states no address.
public final class BedrockProvider implements GeneratorProvider {
  private static final String SERVICE = "bedrock";
  private static final String STREAM = "stream";
  private static final String KEY = "AWS_ACCESS_KEY_ID";
  private static final String SESSION = "AWS_SESSION_TOKEN";
  private static final String TOKEN = "AWS_BEARER_TOKEN_BEDROCK";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

  private final HttpTransport transport;
  private final Credentials credentials;
  private final Ticker ticker;

  /// A provider; `ticker` says the time at which a request is signed.
  public BedrockProvider(HttpTransport transport, Credentials credentials, Ticker ticker) {
    this.transport = transport;
    this.credentials = credentials;
    this.ticker = ticker;
  }

  @Override
  public Set<String> names() {
    return Set.of(SERVICE);
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public Generator open(ModelRequest request) {
    String region = region(request);
    Optional<String> fromEnvironment =
        credentials
            .variable("AWS_ENDPOINT_URL_BEDROCK_RUNTIME")
            .or(() -> credentials.variable("AWS_ENDPOINT_URL"));
    String own = "https://bedrock-runtime." + region + ".amazonaws.com";
    URI base = BaseUrl.of(request, fromEnvironment, own);
    Map<String, Object> params = new LinkedHashMap<>(request.params());
    boolean streams = !Boolean.FALSE.equals(params.remove(STREAM));
    params.remove("region");
    String model = URLEncoder.encode(request.model(), StandardCharsets.UTF_8).replace("+", "%20");
    URI uri = URI.create(base + "/model/" + model + (streams ? "/converse-stream" : "/converse"));
    Optional<String> token =
        credentials.key(request.location().apiKeyEnv().orElse(TOKEN), request.place());
    BedrockConverse.Proof proof =
        token
            .map(BedrockProvider::bearer)
            .orElseGet(() -> new AwsSignature(identity(request), region, SERVICE, ticker)::headers);
    return new HttpGenerator(
        transport,
        new BedrockConverse(uri, proof, params),
        base,
        "bedrock " + base + " " + request.model(),
        Stream.of(token, credentials.variable(SECRET), credentials.variable(SESSION))
            .flatMap(Optional::stream)
            .toList());
  }

  private static BedrockConverse.Proof bearer(String token) {
    return (_, _) -> Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token);
  }

  private String region(ModelRequest request) {
    return Optional.ofNullable(request.params().get("region"))
        .map(Object::toString)
        .or(() -> credentials.variable("AWS_REGION"))
        .or(() -> credentials.variable("AWS_DEFAULT_REGION"))
        .orElseThrow(() ->
            AssayException.invalid(
                request.place(),
                "the region of model '" + request.id() + "' is not known",
                "set AWS_REGION, or give params.region"));
  }

  private Supplier<AwsCredentialsIdentity> identity(ModelRequest request) {
    Optional<String> id = credentials.variable(KEY);
    Optional<String> secret = credentials.variable(SECRET);
    if (id.isPresent() && secret.isPresent()) {
      AwsCredentialsIdentity key =
          credentials
              .variable(SESSION)
              .<AwsCredentialsIdentity>map(
                  token -> AwsSessionCredentialsIdentity.create(id.get(), secret.get(), token))
              .orElseGet(() -> AwsCredentialsIdentity.create(id.get(), secret.get()));
      return () -> key;
    }
    DefaultCredentialsProvider found = DefaultCredentialsProvider.builder().build();
    try {
      AwsCredentialsIdentity _ = found.resolveCredentials();
    } catch (SdkClientException none) {
      throw AssayException.invalid(
          request.place(),
          "the key of model '" + request.id() + "' is missing: " + KEY + " is not set",
          "set " + TOKEN + ", or " + KEY + " and " + SECRET + ", or AWS_PROFILE");
    }
    // Keys of roles end and are renewed by the provider.
    return found::resolveCredentials;
  }
}
