package dev.assay.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.dataset.Dataset;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Against S3Proxy, which checks signatures as S3 does.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3DatasetTest {
  private static final String ROWS =
      "{\"prompt\":\"one\",\"ground_truth\":\"1\"}\n{\"prompt\":\"two\",\"ground_truth\":\"2\"}\n";

  @TempDir private Path folder = Path.of("");

  private final TransientNio2BlobStore store = new TransientNio2BlobStore();
  private final S3Proxy server =
      S3Proxy.builder()
          .blobStore(store)
          .endpoint(URI.create("http://127.0.0.1:0"))
          .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
          .build();

  @BeforeAll
  void start() throws Exception {
    store.createContainer("bench");
    byte[] rows = ROWS.getBytes(UTF_8);
    store.putBlob(
        PutObjectRequest.builder()
            .bucket("bench")
            .key("sets/v1/rows.jsonl")
            .contentLength((long) rows.length)
            .build(),
        new ByteArrayInputStream(rows));
    server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
    store.close();
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("ASSAY_CACHE", folder.resolve("cache").toString());
    variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getPort());
    variables.put("AWS_ACCESS_KEY_ID", "id");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    return variables;
  }

  private static Dataset open(Map<String, String> variables, String location) {
    return new S3DatasetProvider(variables).open(Requests.remote("s3", location).request());
  }

  @Test
  void rows_ofAnObject_areThoseOfTheFile() {
    Dataset dataset = open(variables(), "s3://bench/sets/v1/rows.jsonl");

    String sha256 = HexFormat.of().formatHex(FileBytes.sha256().digest(ROWS.getBytes(UTF_8)));
    assertThat(Requests.rows(dataset)).hasSize(2);
    assertThat(dataset.profile().sha256()).isEqualTo(sha256);
    assertThat(dataset.profile().source()).isEqualTo("s3://bench/sets/v1/rows.jsonl");
    assertThat(folder.resolve("cache/datasets").resolve(sha256)).exists();
  }

  @Test
  void checksum_thatDiffers_isAnError() {
    assertThatThrownBy(() ->
            new S3DatasetProvider(variables())
                .open(
                    Requests.remote("s3", "s3://bench/sets/v1/rows.jsonl")
                        .sha256("0".repeat(64))
                        .request()))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("the SHA-256 of dataset 'flowers' is");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bench/none.jsonl, was answered with status 404 (NoSuchKey)",
    "s3://none/rows.jsonl, was answered with status 404 (NoSuchBucket)",
    "s3://bench, has no address of the form s3://BUCKET/KEY",
    "s3:///rows.jsonl, has no address of the form s3://BUCKET/KEY",
    "s3://bench/rows.xyz, the suffix of 'rows.xyz'"
  })
  void object_thatCannotBeHad_isNamedWithPlaceAndReason(String location, String reason) {
    assertThatThrownBy(() -> open(variables(), location))
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith("benchmark.yaml:5:3: ")
        .hasMessageContaining(reason);
  }

  @Test
  void key_thatIsWrong_isToldWithoutTheSecret() {
    Map<String, String> wrong = variables();
    wrong.put("AWS_SECRET_ACCESS_KEY", "guessed-secret");

    assertThatThrownBy(() -> open(wrong, "s3://bench/sets/v1/rows.jsonl"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("was answered with status 403")
        .message()
        .doesNotContain("guessed-secret");
  }

  @Test
  void server_thatIsNotThere_isNamedWithWhatToCheck() {
    Map<String, String> nowhere = variables();
    nowhere.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");

    assertThatThrownBy(() -> open(nowhere, "s3://bench/sets/v1/rows.jsonl"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("no answer for s3://bench/sets/v1/rows.jsonl")
        .hasMessageContaining("AWS_ENDPOINT_URL");
  }
}
