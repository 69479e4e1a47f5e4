package dev.assay.model;

import dev.assay.api.data.Row;
import dev.assay.api.model.Answer;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import dev.assay.testkit.ModelContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The provider `oip` keeps the contract of models, with a server that somebody else started.
final class OipModelContractTest extends ModelContract {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final RunningServer SERVER = new RunningServer();

  @BeforeAll
  static void start() {
    SERVER.start("plain", PlainModel.FILE);
  }

  @AfterAll
  static void close() {
    SERVER.stop();
    TRANSPORT.close();
  }

  @Override
  protected ModelProvider provider() {
    return new OipModelProvider(TRANSPORT);
  }

  @Override
  protected ModelRequest request() {
    return new ModelRequest(
        "remote",
        "oip",
        "plain",
        new ModelRequest.Location(
            Optional.empty(), Optional.of(SERVER.base()), Optional.empty(), Optional.empty()),
        Map.of(),
        1,
        "benchmark.yaml:7:5");
  }

  @Override
  protected List<Row> rows() {
    return PlainModel.rows();
  }

  @Override
  protected List<Answer> expected() {
    return PlainModel.expected();
  }
}
