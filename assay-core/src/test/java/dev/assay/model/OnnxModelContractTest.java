package dev.assay.model;

import dev.assay.api.data.Row;
import dev.assay.api.model.Answer;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import dev.assay.testkit.ModelContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/// The provider `onnx` keeps the contract of models.
final class OnnxModelContractTest extends ModelContract {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());

  private final ModelProvider provider = OnnxWorkers.provider(TRANSPORT);

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  @Override
  protected ModelProvider provider() {
    return provider;
  }

  @Override
  protected ModelRequest request() {
    return OnnxWorkers.request(OnnxWorkers.FIXTURES.resolve(PlainModel.FILE));
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
