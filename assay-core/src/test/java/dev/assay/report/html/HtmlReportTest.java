package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.ExampleReport;
import dev.assay.report.HostileReport;
import dev.assay.report.Locales;
import dev.assay.report.ReportLimits;
import dev.assay.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReportTest {
  @ParameterizedTest
  @ValueSource(strings = {"en-US", "tr-TR", "ru-RU"})
  void page_underAnyLocale_isTheGoldenOne(String locale) throws Exception {
    String page =
        Locales.under(
            locale, () -> HtmlReport.render(ExampleReport.input(4), ReportLimits.DEFAULT));

    // The style sheet and the script have files of their own; here they would only hide the page.
    Golden.of(HtmlReportTest.class)
        .check(
            "report.html",
            page.replaceAll("(?s)(<style>).*?(</style>)", "$1$2")
                .replaceAll("(?s)(<script>).*?(</script>)", "$1$2")
                .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256-"));
  }

  @Test
  void policy_ofThePage_allowsExactlyItsScriptAndStyle() throws Exception {
    String page = HtmlReport.render(ExampleReport.input(4), ReportLimits.DEFAULT);

    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .contains("script-src &#39;sha256-" + digest(between(page, "<script>", "</script>")))
        .contains("style-src &#39;sha256-" + digest(between(page, "<style>", "</style>")));
    assertThat(page)
        .doesNotContain(" style=\"")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void page_ofHostileNames_hasNoElementOfTheirs() {
    String page = HtmlReport.render(HostileReport.input(), ReportLimits.DEFAULT);

    assertThat(count(page, "<script")).isEqualTo(2);
    assertThat(count(page, "</script>")).isEqualTo(2);
    assertThat(page).doesNotContain("<img").doesNotContain("<svg/onload").doesNotContain("\0");
    assertThat(page.codePoints()).noneMatch(c -> c == 0x202e || c == 0x2066 || c == 0x2028);
  }

  @Test
  void texts_ofAMegabyte_areCutInThePage() {
    String page = HtmlReport.render(HostileReport.input(), new ReportLimits(1000, 500));

    assertThat(page).doesNotContain("x".repeat(501)).contains("… (1,048,576 characters)");
  }

  @Test
  void samples_aboveTheLimit_keepTheFailingOnes() {
    String page = HtmlReport.render(ExampleReport.input(60), new ReportLimits(100, 500));

    assertThat(page.contains("The page holds 100 of them, the wrong and unanswered ones first"))
        .isTrue();
    String data = between(page, "id=\"sample-data\" data-packed=\"false\">", "</script>");
    Matcher marks = Pattern.compile("\"mark\":\\[([0-9,]*)]").matcher(data);
    assertThat(marks.find()).isTrue();
    String all = HtmlReport.render(ExampleReport.input(60), ReportLimits.DEFAULT);
    Matcher wrong = Pattern.compile("([0-9,]+) of them wrong").matcher(all);
    assertThat(wrong.find()).isTrue();
    long kept = marks.group(1).chars().filter(c -> c == '1').count();
    assertThat(kept).isEqualTo(Long.parseLong(wrong.group(1)) - 3);
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String digest(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
