package dev.assay.report.html;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A headless Chromium with one page open.
final class Browser implements AutoCloseable {
  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// Starts the Chromium and the ChromeDriver that are on the PATH.
  ///
  /// @throws AssertionError if one is missing, saying how to get it
  static Browser start() {
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
    options.setCapability("goog:loggingPrefs", logging);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(program("chromedriver")))
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    return new Browser(driver);
  }

  private static String program(String... names) {
    String separator = Pattern.quote(File.pathSeparator);
    for (String folder : System.getenv("PATH").split(separator, -1)) {
      for (String name : names) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return file.toString();
        }
      }
    }
    throw new AssertionError(
        String.join(" or ", names)
            + " is not on the PATH. Debian or Ubuntu, as root: apt-get install chromium"
            + " chromium-driver; macOS: brew install --cask chromium chromedriver. ./verify"
            + " installs both where it may.");
  }

  Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  Browser dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    return this;
  }

  /// Opens a page and waits until its table of samples is there.
  Browser open(Path page) {
    driver.get(page.toUri().toString());
    waitFor("!document.getElementById('sample-table') || !!document.querySelector('.grid-row')");
    return this;
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  List<String> texts(String selector) {
    return strings(
        "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", selector);
  }

  Object run(String script, Object... arguments) {
    Object result = driver.executeScript(script, arguments);
    return result == null ? "" : result;
  }

  List<String> strings(String script, Object... arguments) {
    return ((List<?>) run(script, arguments)).stream().map(String::valueOf).toList();
  }

  long number(String script, Object... arguments) {
    return ((Number) run(script, arguments)).longValue();
  }

  Browser press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
    return this;
  }

  Browser tabTo(String selector) {
    for (int i = 0; i < 200; i++) {
      if (Boolean.TRUE.equals(
          run("return document.activeElement.matches(arguments[0])", selector))) {
        return this;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("Tab never reaches " + selector);
  }

  Browser waitFor(String condition) {
    String look = "const look = () => (" + condition + ") ? done(true) : setTimeout(look, 20);";
    driver.executeAsyncScript("const done = arguments[0]; " + look + " look();");
    return this;
  }

  /// What the page wrote to the console as a warning or an error.
  List<String> complaints() {
    try (Stream<LogEntry> entries = driver.manage().logs().get(LogType.BROWSER).getAll().stream()) {
      return entries
          .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
          .map(LogEntry::getMessage)
          .toList();
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
