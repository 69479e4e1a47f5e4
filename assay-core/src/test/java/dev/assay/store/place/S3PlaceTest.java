package dev.assay.store.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import java.net.URI;
import java.util.stream.IntStream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Against S3Proxy, which enforces conditional writes as S3 does.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3PlaceTest extends PlaceContract {
  private final TransientNio2BlobStore store = new TransientNio2BlobStore();
  private final S3Proxy server =
      S3Proxy.builder()
          .blobStore(store)
          .endpoint(URI.create("http://127.0.0.1:0"))
          .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
          .build();
  private int number;

  @BeforeAll
  void start() throws Exception {
    server.start();
  }

  @BeforeEach
  void bucket() {
    number++;
    store.createContainer("bucket" + number);
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
    store.close();
  }

  @Override
  Place open() {
    return open("bucket" + number);
  }

  private Place open(String bucket) {
    return new S3Place(client(), bucket, "bench/history");
  }

  private S3Client client() {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getPort()))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .build();
  }

  @Test
  void objects_besideThePrefix_areNoFiles() {
    try (Place beside = new S3Place(client(), "bucket" + number, "bench/history2");
        Place place = open()) {
      beside.apply(batch(add("a", "1")));
      place.apply(batch(add("b", "1")));

      assertThat(place.list()).extracting(StoredFile::name).containsExactly("b");
    }
  }

  @Test
  void files_beyondAPage_areAllListedAndRemoved() {
    Batch.Change[] adds =
        IntStream.range(0, 1100).mapToObj(i -> add("f" + i, "x")).toArray(Batch.Change[]::new);
    Batch.Change[] removes =
        IntStream.range(0, 1099)
            .mapToObj(i -> new Batch.Remove("f" + i))
            .toArray(Batch.Change[]::new);
    try (Place place = open()) {
      place.apply(batch(adds));
      assertThat(place.list()).hasSize(1100);
      place.apply(batch(removes));
      assertThat(place.list()).extracting(StoredFile::name).containsExactly("f1099");
    }
  }

  @Test
  void bucketThatIsNotThere_isAProblemThatNamesIt() {
    try (Place place = open("none")) {
      assertThatThrownBy(place::list)
          .isInstanceOf(AssayException.class)
          .hasMessageContainingAll("s3://none/bench/history/", "cannot be read", "404");
    }
  }
}
