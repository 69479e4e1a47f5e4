package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.ExampleReport;
import dev.assay.report.HostileReport;
import dev.assay.report.ReportInput;
import dev.assay.report.ReportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/// The page in a real browser.
final class ReportPageTest {
  @TempDir private static Path folder;
  private static Browser browser;
  private static Path example;
  private static Path hostile;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
    example = write("example.html", ExampleReport.input());
    hostile = write("hostile.html", HostileReport.input());
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void desktop() {
    browser.size(1280, 900).dark(false);
  }

  private static Path write(String name, ReportInput input) throws IOException {
    return Files.writeString(folder.resolve(name), HtmlReport.render(input, ReportLimits.DEFAULT));
  }

  @Test
  void page_opened_complainsOfNothing() {
    browser.open(example);

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.number("return performance.getEntriesByType('resource').length")).isZero();
    assertThat(browser.texts("h2"))
        .containsExactly(
            "Summary",
            "Results",
            "Samples",
            "Models",
            "Failures",
            "Hardware and environment",
            "Reproduction");
  }

  @Test
  void tabs_clicked_showOneDataset() {
    browser.open(example);
    assertThat(browser.find("#panel-0").isDisplayed()).isTrue();

    browser.find("#tab-1").click();

    assertThat(browser.find("#panel-0").isDisplayed()).isFalse();
    assertThat(browser.find("#panel-1").isDisplayed()).isTrue();
    assertThat(browser.find("#panel-1").getText()).contains("diabetes_ridge", "RMSE");
  }

  @Test
  void leaderboard_sortedByAHead_turnsAround() {
    browser.open(example);
    String models = "#panel-0 table.sortable:first-of-type tbody th";
    String first = "return document.querySelector('#panel-0 table.sortable tbody th').textContent";

    browser.all("#panel-0 table.sortable thead button").get(2).click();
    assertThat(browser.run(first)).isEqualTo("naive_bayes");
    browser.all("#panel-0 table.sortable thead button").get(2).click();
    assertThat(browser.run(first)).isEqualTo("logistic_regression");
    assertThat(browser.all(models)).isNotEmpty();
    assertThat(browser.find("#panel-0 table.sortable [aria-sort]").getAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void verdicts_inTheLeaderboard_areWords() {
    browser.open(example);

    assertThat(browser.find("#panel-0 table.sortable").getText())
        .contains("regressed", "equivalent", "inconclusive", "baseline", "***");
  }

  @Test
  void theme_toggled_goesFromSystemToLightToDark() {
    browser.dark(true).open(example);
    String back = "return getComputedStyle(document.body).backgroundColor";
    Object dark = browser.run(back);

    browser.find("#theme").click();
    assertThat(browser.find("#theme").getText()).isEqualTo("Theme: light");
    assertThat(browser.run(back)).isEqualTo("rgb(255, 255, 255)").isNotEqualTo(dark);
    browser.find("#theme").click();
    assertThat(browser.run(back)).isEqualTo(dark);
    browser.find("#theme").click();
  }

  @Test
  void samples_atFirst_showTheFailingOnes() {
    browser.open(example);

    assertThat(browser.texts(".grid-row .c-result"))
        .isNotEmpty()
        .allMatch(result -> result.equals("wrong") || result.equals("error"));
  }

  @Test
  void samples_filtered_showOnlyWhatFits() {
    browser.open(example);

    browser.find("#sample-words").sendKeys("patient-007");
    browser.waitFor("document.querySelector('.count').textContent.startsWith('2 of')");
    assertThat(browser.texts(".grid-row .c-id")).containsOnly("patient-007");
    browser.find("#sample-words").clear();
    browser.find("#sample-words").sendKeys(" ");
    browser.run(
        "const s = document.getElementById('sample-result'); s.value = 'error';"
            + " s.dispatchEvent(new Event('change'))");
    browser.waitFor("document.querySelector('.count').textContent.startsWith('15 of')");
    assertThat(browser.texts(".grid-row .c-model")).containsOnly("naive_bayes");
  }

  @Test
  void samples_sortedByAHead_turnAround() {
    browser.open(example);

    browser.all(".grid-frame [role=columnheader] button").getFirst().click();
    List<String> ascending = browser.texts(".grid-row .c-id");
    browser.all(".grid-frame [role=columnheader] button").getFirst().click();
    List<String> descending = browser.texts(".grid-row .c-id");

    assertThat(ascending).isSorted();
    assertThat(descending).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(descending.getFirst()).isNotEqualTo(ascending.getFirst());
    assertThat(browser.find(".grid-frame [aria-sort]").getAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void sample_clicked_isShownInFullBesideTheOtherModels() {
    browser.open(example);

    browser.find(".grid-row").click();

    assertThat(browser.find(".detail").isDisplayed()).isTrue();
    assertThat(browser.texts(".detail tbody th")).hasSize(4).contains("naive_bayes");
    browser.press(Keys.ESCAPE);
    assertThat(browser.find(".detail").isDisplayed()).isFalse();
  }

  @Test
  void keyboard_alone_reachesTabsTablesChartsAndSamples() {
    browser.open(example);

    browser.tabTo("[role=tab]").press(Keys.ARROW_RIGHT);
    assertThat(browser.find("#panel-1").isDisplayed()).isTrue();
    browser.press(Keys.HOME).tabTo("th button").press(Keys.ENTER);
    assertThat(browser.all("[aria-sort]")).isNotEmpty();
    browser.tabTo(".point");
    assertThat(browser.find("#tip").getText()).contains("Accuracy");
    browser.tabTo(".outline").tabTo(".key").press(Keys.SPACE);
    assertThat(browser.all(".series.off")).hasSize(1);
    browser.tabTo("[data-curves]").press(Keys.ARROW_UP);
    assertThat(browser.find(".reading").getText()).startsWith("51 % of the calls took at most");
    browser.tabTo("[role=grid]").press(Keys.END);
    assertThat(browser.find(".grid-row.active").getAttribute("aria-rowindex")).isEqualTo("3193");
    browser.press(Keys.HOME, Keys.ARROW_DOWN, Keys.ENTER);
    assertThat(browser.find(".detail").isDisplayed()).isTrue();
    assertThat(browser.run("return document.activeElement.classList.contains('detail')"))
        .isEqualTo(true);
  }

  @Test
  void focus_onEveryStop_isVisible() {
    browser.open(example);

    for (int i = 0; i < 40; i++) {
      browser.press(Keys.TAB);
      Object seen =
          browser.run(
              """
              const e = document.activeElement, s = getComputedStyle(e);
              if (e === document.body) return true;
              const mark = e.querySelector('.mark');
              return s.outlineStyle !== 'none' || e.matches('.outline')
                  || (mark && getComputedStyle(mark).strokeWidth === '5px');
              """);
      assertThat(seen).as("focus at stop %d", i).isEqualTo(true);
    }
  }

  @Test
  void hostileContent_shown_isInert() {
    browser.open(hostile);
    browser.all("summary").forEach(summary -> browser.run("arguments[0].click()", summary));
    browser.find(".grid-row").click();

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.run("return window.pwned === undefined")).isEqualTo(true);
    assertThat(browser.number("return document.scripts.length")).isEqualTo(2);
    assertThat(browser.all("img, iframe, object, embed, link, a:not([href^='#'])")).isEmpty();
    assertThat(browser.run("return document.body.innerText.includes('</script><script>')"))
        .isEqualTo(true);
    assertThat(
            browser.run("return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)"))
        .isEqualTo(false);
  }

  @Test
  void policy_forAnInjectedScript_refusesIt() {
    browser.open(example);

    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.pwned = 1';"
            + "document.body.append(s); document.body.insertAdjacentHTML('beforeend',"
            + " '<img src=x onerror=\"window.pwned = 1\">')");

    assertThat(browser.run("return window.pwned === undefined")).isEqualTo(true);
    assertThat(browser.complaints()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 375, 768, 1280, 1920})
  void page_atAnyWidth_neverScrollsSideways(int width) {
    browser.size(width, 800);
    for (Path page : List.of(example, hostile)) {
      browser.open(page);
      browser.all("details").forEach(folded -> browser.run("arguments[0].open = true", folded));
      browser.find(".grid-row").click();

      assertThat(browser.number("return document.documentElement.scrollWidth"))
          .as("%s at %d", page.getFileName(), width)
          .isLessThanOrEqualTo(width);
      assertThat(browser.number("return document.body.scrollWidth")).isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, light", "true, dark"})
  void colours_inBothThemes_haveEnoughContrast(boolean dark, String name) throws IOException {
    browser.dark(dark).open(example);

    List<String> bad = browser.strings(script("contrast.js"));

    assertThat(bad).as(name).isEmpty();
  }

  @Test
  void elements_ofThePage_haveNamesRolesAndLabels() throws IOException {
    browser.open(example);
    browser.find(".grid-row").click();

    assertThat(browser.strings(script("names.js"))).isEmpty();
  }

  @Test
  void samples_ofAHundredThousandRows_drawOnlyWhatIsSeen() throws IOException {
    Path large = write("large.html", ExampleReport.input(7_200));
    browser.open(large);
    assertThat(browser.find(".count").getText()).isEqualTo("100,800 of 100,800 samples");
    assertThat(browser.all(".grid-row").size()).isBetween(5, 40);

    browser.find(".grid-head button").click();
    assertThat(browser.texts(".grid-row .c-id").getFirst()).isEqualTo("patient-000");
    browser.run("document.querySelector('.grid-body').scrollTop = 1e9");
    browser.waitFor(
        "[...document.querySelectorAll('.grid-row')].some(r => r.ariaRowIndex === '100801')");
    assertThat(browser.all(".grid-row").size()).isBetween(5, 40);
    assertThat(browser.texts(".grid-row .c-id")).contains("wdbc-7199");

    browser.find("#sample-words").sendKeys("wdbc-4321");
    browser.waitFor("document.querySelector('.count').textContent.startsWith('12 of')");
    assertThat(browser.all(".grid-row")).hasSize(12);
    assertThat(browser.texts(".grid-row .c-id")).containsOnly("wdbc-4321");
    assertThat(browser.complaints()).isEmpty();
  }

  private static String script(String name) throws IOException {
    try (InputStream in = ReportPageTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
