package dev.assay.model.wire;

import dev.assay.api.time.Ticker;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Proves with an AWS key who asks: signature version 4, by the signer of the AWS SDK.
final class AwsSignature {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
  private static final Set<String> SENT =
      Set.of(
          "authorization",
          "content-type",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-security-token");

  private final Supplier<AwsCredentialsIdentity> identity;
  private final String region;
  private final String service;
  private final Ticker ticker;

  AwsSignature(
      Supplier<AwsCredentialsIdentity> identity, String region, String service, Ticker ticker) {
    this.identity = identity;
    this.region = region;
    this.service = service;
    this.ticker = ticker;
  }

  /// The headers of a POST of JSON, with those that prove who asks.
  Map<String, String> headers(URI uri, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(uri)
            .putHeader("Content-Type", "application/json")
            .build();
    SignedRequest signed =
        SIGNER.sign(sign ->
            sign.identity(identity.get())
                .request(request)
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(ticker.now(), ZoneOffset.UTC)));
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(signed.request().headers());
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : SENT) {
      List<String> values = all.getOrDefault(name, List.of());
      if (!values.isEmpty()) {
        headers.put(name, values.getFirst());
      }
    }
    return headers;
  }
}
