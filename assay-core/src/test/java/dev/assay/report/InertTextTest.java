package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InertTextTest {
  @Test
  void of_ordinaryText_isTheSame() {
    String text = "Grüße, мир, 日本語, 😀 \n\tx < y";

    assertThat(InertText.of(text)).isSameAs(text);
  }

  @Test
  void of_controlsAndDirections_areVisible() {
    assertThat(InertText.of("a\0b\u001bc")).isEqualTo("a␀b␛c");
    assertThat(InertText.of("x\u202egnp")).isEqualTo("x⟨U+202E⟩gnp");
    assertThat(InertText.of("x\u2066y\u200f")).isEqualTo("x⟨U+2066⟩y⟨U+200F⟩");
    assertThat(InertText.of("a\u2028b")).isEqualTo("a\nb");
    assertThat(InertText.of("half \ud83d pair")).isEqualTo("half \ufffd pair");
  }

  @ParameterizedTest
  @CsvSource({"3, abc, abc", "3, abcd, abc… (4 characters)", "2, a😀b, a… (4 characters)"})
  void cut_byLength_neverSplitsAPair(int most, String text, String expected) {
    assertThat(InertText.cut(text, most)).isEqualTo(expected);
  }

  @Test
  void line_withBreaks_isOneLine() {
    assertThat(InertText.line("a\r\nb\nc\td")).isEqualTo("a b c d");
  }
}
