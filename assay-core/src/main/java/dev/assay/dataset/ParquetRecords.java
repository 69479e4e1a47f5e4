package dev.assay.dataset;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// The records of a Parquet file, streamed by DuckDB with one thread and no network.
final class ParquetRecords implements Records {
  private static final Pattern NUMERIC =
      Pattern.compile("(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER|FLOAT|DOUBLE|DECIMAL.*)");
  private static final Pattern NESTED = Pattern.compile("(STRUCT|MAP|UNION).*|.*\\]");
  private static final Pattern GLOB = Pattern.compile("[*?\\[]");

  private final ParquetSource source;
  private final Path file;
  private final @Nullable Path link;
  private final Connection connection;
  private final ResultSet results;
  private final List<String> names = new ArrayList<>();
  private final List<Boolean> nested = new ArrayList<>();
  private @Nullable Object[] values = new @Nullable Object[0];
  private long line;

  ParquetRecords(ParquetSource source) {
    this.source = source;
    try {
      this.link = GLOB.matcher(source.path().toString()).find() ? link(source.path()) : null;
      this.file = link == null ? source.path() : link;
      this.connection = connect();
      this.results = query();
    } catch (SQLException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw FileBytes.unreadable(source.name(), e);
    }
  }

  @Override
  public boolean next() {
    try {
      if (!results.next()) {
        return false;
      }
      line++;
      values = new @Nullable Object[names.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = raw(results.getObject(i + 1), nested.get(i));
      }
      return true;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public @Nullable Object[] values() {
    return values;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public Fingerprint fingerprint() {
    try (FileBytes bytes = FileBytes.open(source.path())) {
      return bytes.finish();
    } catch (IOException e) {
      throw FileBytes.unreadable(source.name(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      if (link != null) {
        Files.deleteIfExists(link);
      }
    } catch (SQLException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw FileBytes.unreadable(source.name(), e);
    }
  }

  private static Connection connect() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    settings.setProperty("threads", "1");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return new DuckDBDriver().connect("jdbc:duckdb:", settings);
  }

  private ResultSet query() throws SQLException {
    List<String> selected = new ArrayList<>();
    try (PreparedStatement describe =
        connection.prepareStatement("DESCRIBE SELECT * FROM read_parquet(" + literal() + ")")) {
      try (ResultSet columns = describe.executeQuery()) {
        while (columns.next()) {
          selected.add(expression(columns.getString(1), columns.getString(2)));
        }
      }
    }
    Statement statement = connection.createStatement();
    return statement.executeQuery(
        "SELECT " + String.join(", ", selected) + " FROM read_parquet(" + literal() + ")");
  }

  private String expression(String name, String type) {
    names.add(name);
    nested.add(NESTED.matcher(type).matches());
    String column = '"' + name.replace("\"", "\"\"") + '"';
    if (nested.getLast()) {
      return "CAST(to_json(" + column + ") AS VARCHAR)";
    }
    boolean asItIs = NUMERIC.matcher(type).matches() || type.equals("BOOLEAN");
    return asItIs ? column : "CAST(" + column + " AS VARCHAR)";
  }

  private String literal() {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  private static @Nullable Object raw(@Nullable Object value, boolean nested) {
    return switch (value) {
      case null -> null;
      case String text -> nested ? new JsonText(text) : text;
      case Boolean truth -> truth;
      case BigInteger number ->
          number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
      case BigDecimal number -> number.doubleValue();
      case Double number -> number;
      case Float number -> number.doubleValue();
      case Number number -> number.longValue();
      default -> value.toString();
    };
  }

  // DuckDB would take such a name for a pattern.
  private static Path link(Path target) throws IOException {
    Path link = Files.createTempFile("assay", ".parquet");
    Files.delete(link);
    return Files.createSymbolicLink(link, target);
  }

  private AssayException unreadable(SQLException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String reason = message.replace(source.path().toString(), source.name());
    return AssayException.invalid(
        source.name(),
        "the Parquet file cannot be read: " + reason.toLowerCase(Locale.ROOT),
        "Check that it is complete; a file that is still being written has no footer yet.");
  }
}
