package dev.assay.store;

import java.util.Arrays;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// How the records of a run look as JSON: snake case, two spaces, line feeds on every system.
final class RecordJson {
  static final ObjectMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private RecordJson() {}

  /// The bytes of a file that holds the value.
  static byte[] bytes(Object value) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
    ObjectWriter writer = MAPPER.writer().with(printer);
    byte[] content = writer.writeValueAsBytes(value);
    byte[] withLineBreak = Arrays.copyOf(content, content.length + 1);
    withLineBreak[content.length] = '\n';
    return withLineBreak;
  }
}
