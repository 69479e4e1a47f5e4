package dev.assay.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.sweep.RunSpec;
import dev.assay.dataset.S3Clients;
import dev.assay.simulate.Settings;
import dev.assay.simulate.SimulatedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The template of a support benchmark: rows from a bucket, two providers, results to the bucket.
@Timeout(120)
final class SupportTemplateTest {
  private static final String BUCKET = "eval-bucket";

  @TempDir private Path folder;

  private final TransientNio2BlobStore store = new TransientNio2BlobStore();
  private final S3Proxy bucket =
      S3Proxy.builder()
          .blobStore(store)
          .endpoint(URI.create("http://127.0.0.1:0"))
          .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
          .build();
  private final SimulatedServer endpoint =
      SimulatedServer.start(
          Settings.plain(1),
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Ticker.system());
  private final SimulatedRuns.Told told = new SimulatedRuns.Told();

  @BeforeEach
  void start() throws Exception {
    store.createContainer(BUCKET);
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      rows.append(
          "{\"prompt\":\"Q%d: the square?\",\"ground_truth\":\"%d\",\"category\":\"c%d\"}\n"
              .formatted(i, i * i, i % 2));
    }
    byte[] bytes = rows.toString().getBytes(UTF_8);
    store.putBlob(
        PutObjectRequest.builder()
            .bucket(BUCKET)
            .key("datasets/support-v2.jsonl")
            .contentLength((long) bytes.length)
            .build(),
        new ByteArrayInputStream(bytes));
    bucket.start();
  }

  @AfterEach
  void stop() throws Exception {
    endpoint.close();
    bucket.stop();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"support-nested.yaml", "support-flat.yaml"})
  void template_asItStands_namesTheMetricThatIsNotInstalled(String name) throws IOException {
    Path spec = Files.writeString(folder.resolve(name), template(name));

    assertThatThrownBy(() -> run(spec))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("llm_judge_accuracy");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"support-nested.yaml", "support-flat.yaml"})
  void template_withoutTheJudge_runsAndLeavesItsResultsInTheBucket(String name) throws IOException {
    Path spec = Files.writeString(folder.resolve(name), withoutJudge(template(name)));
    RunOutcome run = run(spec);

    assertThat(run.incomplete()).isEmpty();
    assertThat(run.summary()).contains("Copied to s3://eval-bucket/results/" + run.id());
    assertThat(SimulatedRuns.samples(run)).hasSize(2 * 12 * 3);
    assertThat(Files.readString(run.folder().resolve("metrics.json")))
        .contains("exact_match")
        .contains("composite")
        .contains("latency_p95");
    try (S3Client client = S3Clients.of(variables())) {
      assertThat(client.listObjectsV2(list -> list.bucket(BUCKET).prefix("results/")).contents())
          .extracting(S3Object::key)
          .contains("results/" + run.id() + "/run.json", "results/" + run.id() + "/report.json")
          .anyMatch(key -> key.endsWith("/observations.jsonl"))
          .noneMatch(key -> key.contains("/."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://no-such-bucket/x/", "ftp://host/x"})
  void results_thatCannotBeCopied_areToldWhereTheyAre(String output) throws IOException {
    String text =
        withoutJudge(template("support-flat.yaml")).replace("s3://eval-bucket/results/", output);
    Path spec = Files.writeString(folder.resolve("spec.yaml"), text);
    if (output.startsWith("ftp")) {
      assertThatThrownBy(() -> run(spec)).hasMessageContaining("results cannot be kept at ftp");
      return;
    }
    RunOutcome run = run(spec);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.incomplete())
        .anyMatch(why -> why.contains("could not be copied to s3://no-such"));
    assertThat(run.folder().resolve("metrics.json")).exists();
  }

  private RunOutcome run(Path spec) {
    try (Installation installation = new Installation(folder, variables(), Ticker.system())) {
      return new RunSpec(installation, told)
          .run(
              new RunRequest(
                  spec,
                  folder,
                  Optional.empty(),
                  RunRequest.Reuse.DEFAULT,
                  false,
                  OptionalLong.empty(),
                  Optional.empty()));
    }
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("ASSAY_CACHE", folder.resolve("cache").toString());
    variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + bucket.getPort());
    variables.put("AWS_ACCESS_KEY_ID", "id");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    variables.put("OPENAI_BASE_URL", base());
    variables.put("OPENAI_API_KEY", "key");
    return variables;
  }

  private String base() {
    return "http://127.0.0.1:" + endpoint.address().getPort() + "/v1";
  }

  // Nobody serves at the usual address of vLLM in a test.
  private String withoutJudge(String template) {
    return template
        .replaceAll(
            "(?m)^ *- name: \"llm_judge_accuracy\"\\R(^"
                + " *(params|judge_model|calibration_set|weight):.*\\R)+",
            "")
        .replaceAll(
            "( *)provider: \"vllm\"", "$1provider: \"vllm\"\n$1base_url: \"" + base() + "\"");
  }

  private static String template(String name) throws IOException {
    try (InputStream in =
        SupportTemplateTest.class.getResourceAsStream("/dev/assay/spec/templates/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
