package dev.assay.api.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowDigestTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("a", ColumnType.STRING), new Column("b", ColumnType.NUMBER));

  @Test
  void of_sameValuesAtAnotherPosition_haveTheSameContent() {
    assertThat(digest(7, "x", 1.5).content()).isEqualTo(digest(3, "x", 1.5).content());
    assertThat(digest(7, "x", 1.5).name()).isNotEqualTo(digest(3, "x", 1.5).name());
  }

  @Test
  void of_anyOtherValue_hasAnotherContent() {
    assertThat(
            List.of(
                digest(0, "x", 1.5).content(),
                digest(0, "y", 1.5).content(),
                digest(0, "x", 1.25).content(),
                digest(0, "x", null).content(),
                digest(0, null, 1.5).content()))
        .doesNotHaveDuplicates();
  }

  @Test
  void of_idColumn_isTheNameWhereverTheRowStands() {
    Schema schema = new Schema(COLUMNS, Map.of(Role.ID, 0), List.of());

    assertThat(RowDigest.of(new Row(schema, 1, new @Nullable Object[] {"x", 1.5})).name())
        .isEqualTo(RowDigest.of(new Row(schema, 2, new @Nullable Object[] {"x", 2.5})).name());
  }

  @Test
  void parse_text_isTheSame() {
    RowDigest digest = digest(0, "x", 1.5);

    assertThat(RowDigest.parse(digest.text())).isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcdef", "0123456789abcdeg 01234567", "0 1"})
  void parse_somethingElse_isRefused(String text) {
    assertThatThrownBy(() -> RowDigest.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no digest of a row");
  }

  private static RowDigest digest(long number, @Nullable String a, @Nullable Double b) {
    Schema schema = new Schema(COLUMNS, Map.of(), List.of());
    return RowDigest.of(new Row(schema, number, new @Nullable Object[] {a, b}));
  }
}
