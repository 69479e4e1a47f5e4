package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.run.RunOutcome;
import dev.assay.app.sweep.Sweeps;
import dev.assay.report.chart.RankChart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of a sweep over five datasets in a real browser.
final class SweepPageTest {
  private static final String LONG = "a-configuration-with-a-rather-long-name";
  private static final String SPEC =
      """
      benchmark: {name: five, seed: 1}
      datasets: [{name: d1, size: 1}, {name: d2, size: 2}, {name: d3, size: 3}, {name: d4, size: 4}, {name: d5, size: 5}]
      configurations:
        - {name: baseline, base: 700}
        - {name: variant, base: 720}
        - {name: a-configuration-with-a-rather-long-name, base: 705}
        - {name: broken, base: 0}
      seeds: [1, 2, 3, 4, 5]
      metrics: [{name: accuracy, margin: 0.01}]
      execution: {concurrency: 2, max_failure_rate: 1}
      command:
        - bash
        - -c
        - |
          [ {{base}} = 0 ] && { echo 'no base' >&2; exit 1; }
          echo "{\\"accuracy\\": 0.$(({{base}} + ${ASSAY_DATASET#d} + ({{base}} * SEED * SEED) % 7))}" >"$ASSAY_METRICS"
      """;

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path page;
  private static Path diagram;

  @BeforeAll
  static void start() {
    RunOutcome outcome = new Sweeps(folder).run(SPEC);
    page = outcome.folder().resolve("report.html");
    diagram = outcome.folder().resolve(RankChart.FILE);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void desktop() {
    browser.size(1280, 900).dark(false);
  }

  @Test
  void page_ofSweep_complainsOfNothingAndTellsOfTrials() {
    browser.open(page);

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.find("#results").getText())
        .contains("Over several datasets", "Ranks over the datasets", "Friedman's chi-squared");
    assertThat(browser.find("main").getText())
        .contains("variant is first on 5 of 5 datasets")
        .contains("25 of 100 trials have no result", "no base");
  }

  @Test
  void panel_ofDataset_holdsTestsAndEffectSizes() {
    browser.open(page);
    browser.find("#tab-2").click();
    String panel = browser.find("#panel-2").getText();

    assertThat(panel).contains("Tests on the seeds", "Best against baseline: variant");
    assertThat(panel).contains("Cohen's d", "d of the differences", "Finished", "0 of 5");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void page_ofAnyWidth_doesNotScrollSideways(int width) {
    browser.size(width, 900).open(page);

    assertThat(browser.number("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  @Test
  void diagram_inThePage_namesEveryConfigurationApartFromOthersAndWithinItself() {
    browser.open(page);

    assertThat(drawing().get(0)).isEqualTo("0 outside, 0 overlapping");
    assertThat(browser.find("#results svg.chart[aria-label^='Mean ranks']").isDisplayed()).isTrue();
    assertThat(drawing().subList(1, drawing().size()))
        .contains("baseline", "variant")
        .anyMatch(text -> LONG.startsWith(text.replace("…", "")) && text.length() > 20)
        .noneMatch(text -> text.startsWith("broken"));
  }

  @Test
  void diagram_inDarkMode_isDrawnInTheColourOfTheText() {
    browser.dark(true).open(page);

    List<String> colours =
        browser.strings(
            "const svg = document.querySelector(\"svg[aria-label^='Mean ranks']\");"
                + " return [getComputedStyle(svg.querySelector('text')).fill,"
                + " getComputedStyle(svg.closest('section')).color,"
                + " getComputedStyle(document.body).backgroundColor]");
    assertThat(colours.get(0)).isEqualTo(colours.get(1)).isNotEqualTo(colours.get(2));
  }

  @Test
  void diagram_asAFile_isDrawnByTheBrowser() {
    browser.open(diagram);

    assertThat(browser.complaints()).isEmpty();
    assertThat(drawing()).contains("0 outside, 0 overlapping", "variant");
  }

  // How many texts of the diagram lie outside of it or over another one, and the texts.
  private static List<String> drawing() {
    return browser.strings(
        """
        const svg = document.querySelector("svg[aria-label^='Mean ranks']") ?? document.documentElement;
        const texts = [...svg.querySelectorAll('text')];
        const boxes = texts.map(text => text.getBoundingClientRect());
        const frame = svg.getBoundingClientRect();
        const outside = boxes.filter(b => b.left < frame.left - 1 || b.right > frame.right + 1
            || b.top < frame.top - 1 || b.bottom > frame.bottom + 1).length;
        let overlapping = 0;
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
          if (a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom) overlapping++;
        }));
        return [`${outside} outside, ${overlapping} overlapping`, ...texts.map(text => text.textContent)];
        """);
  }
}
