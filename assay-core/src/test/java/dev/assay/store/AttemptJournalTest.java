package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.api.AssayException;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptJournalTest {
  private static final AttemptRecord GOOD = attempt(Kind.FINISHED, OptionalInt.of(0), "");
  private static final AttemptRecord BAD =
      attempt(Kind.INFRASTRUCTURE, OptionalInt.empty(), "it said \"no\"\nand more");

  @TempDir private Path run;

  @Test
  void read_whatWasAppended_isTheSame() {
    write(GOOD, BAD);

    assertThat(AttemptJournal.read(run)).containsExactly(GOOD, BAD);
  }

  @Test
  void open_journalWithATornLine_dropsItAndGoesOn() throws IOException {
    write(GOOD);
    Files.writeString(
        run.resolve(AttemptJournal.FILE), "{\"trial\":\"abc\",\"conf", StandardOpenOption.APPEND);
    write(BAD);

    assertThat(AttemptJournal.read(run)).containsExactly(GOOD, BAD);
  }

  @Test
  void read_lineInTheMiddleThatIsDamaged_namesFileAndLine() throws IOException {
    write(GOOD);
    Files.writeString(run.resolve(AttemptJournal.FILE), "{}\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> AttemptJournal.open(run))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("attempts.jsonl:2: the line is no attempt");
  }

  @Test
  void append_everyKind_isAsTheSchemaSays() throws IOException {
    write(GOOD, BAD);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(
                    Path.of(System.getProperty("assay.root"), "schemas", "attempts.schema.json")));

    for (String line : Files.readAllLines(run.resolve(AttemptJournal.FILE))) {
      assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
    }
  }

  private void write(AttemptRecord... attempts) {
    try (AttemptJournal journal = AttemptJournal.open(run)) {
      List.of(attempts).forEach(journal::append);
    }
  }

  private static AttemptRecord attempt(Kind kind, OptionalInt exit, String message) {
    return new AttemptRecord(
        new AttemptRecord.Trial("0a1b", "variant ü", "wine", 7),
        2,
        Instant.parse("2026-01-02T03:04:05.678Z"),
        1.25,
        new AttemptRecord.End(kind, exit, message),
        new TreeMap<>(kind == Kind.FINISHED ? Map.of("accuracy", 0.1 + 0.2) : Map.of()));
  }
}
