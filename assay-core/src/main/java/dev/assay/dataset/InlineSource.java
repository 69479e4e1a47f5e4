package dev.assay.dataset;

import dev.assay.api.dataset.DatasetRequest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The rows that stand in a spec.
///
/// Their bytes, for size and checksum, are JSON Lines with the keys of each row in alphabetical
/// order.
final class InlineSource implements Source {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DatasetRequest request;

  InlineSource(DatasetRequest request) {
    this.request = request;
  }

  @Override
  public String name() {
    return request.place();
  }

  @Override
  public String place(long line) {
    return request.place() + ", row " + line;
  }

  @Override
  public boolean bareText() {
    return false;
  }

  @Override
  public Records open() {
    return new Pass(request.rows());
  }

  private static final class Pass implements Records {
    private final List<Map<String, Object>> rows;
    private int at = -1;
    private List<String> names = List.of();

    Pass(List<Map<String, Object>> rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      if (at + 1 >= rows.size()) {
        return false;
      }
      at++;
      List<String> current = List.copyOf(rows.get(at).keySet());
      names = current.equals(names) ? names : current;
      return true;
    }

    @Override
    public List<String> names() {
      return names;
    }

    @Override
    public @Nullable Object[] values() {
      Map<String, Object> row = rows.get(at);
      return names.stream().map(name -> raw(row.get(name))).toArray();
    }

    @Override
    public long line() {
      return at + 1L;
    }

    @Override
    public Fingerprint fingerprint() {
      StringBuilder lines = new StringBuilder();
      for (Map<String, Object> row : rows) {
        lines.append(JSON.writeValueAsString(new TreeMap<>(row))).append('\n');
      }
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      String sha256 = HexFormat.of().formatHex(FileBytes.sha256().digest(bytes));
      return new Fingerprint(bytes.length, sha256);
    }

    @Override
    public void close() {
      // Nothing is held.
    }

    private static @Nullable Object raw(@Nullable Object value) {
      return switch (value) {
        case null -> null;
        case String text -> text;
        case Boolean truth -> truth;
        case Long number -> number;
        case Integer number -> number.longValue();
        case BigInteger number -> number;
        case Number number -> number.doubleValue();
        default -> new JsonText(JSON.writeValueAsString(value));
      };
    }
  }
}
