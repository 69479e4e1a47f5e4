package dev.assay.app.doctor;

import dev.assay.app.environment.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tools around Assay: the JDK, Maven, Python and a browser.
final class ToolChecks {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)[\\w.+-]*");

  private final Programs programs;
  private final Map<String, String> environment;

  ToolChecks(Programs programs, Map<String, String> environment) {
    this.programs = programs;
    this.environment = environment;
  }

  List<Finding> examine() {
    return List.of(jdk(), maven(), python(), browser());
  }

  private static Finding jdk() {
    String detail =
        String.join(
            " ",
            System.getProperty("java.version"),
            "(" + System.getProperty("java.vendor") + ")",
            "at",
            System.getProperty("java.home"));
    return javax.tools.ToolProvider.getSystemJavaCompiler() == null
        ? Finding.absent(
            "JDK",
            detail + " has no compiler; plug-ins cannot be built",
            "Install a whole JDK 25 and name it in JAVA_HOME.")
        : Finding.ok("JDK", detail);
  }

  private Finding maven() {
    String advice =
        "Install Maven 3.8 or newer (Debian: apt-get install maven; macOS: brew install maven).";
    Optional<Path> program = maven(environment, programs);
    if (program.isEmpty()) {
      return Finding.absent(
          "Maven", "not found; Assay cannot rebuild itself after a change", advice);
    }
    String text = programs.ask(program.get(), "--batch-mode", "--version").orElse("");
    return atLeast(text, 3, 8)
        ? Finding.ok("Maven", version(text) + " at " + program.get())
        : Finding.absent("Maven", version(text) + " at " + program.get() + " is too old", advice);
  }

  private static Optional<Path> maven(Map<String, String> environment, Programs programs) {
    String home = environment.getOrDefault("MAVEN_HOME", environment.getOrDefault("M2_HOME", ""));
    Optional<Path> own =
        home.isEmpty()
            ? Optional.empty()
            : new Programs(Map.of("PATH", Path.of(home, "bin").toString())).find("mvn");
    return own.or(() -> programs.find("mvn"));
  }

  private Finding python() {
    String lost = "; models that are Python objects cannot be benchmarked";
    String advice = "Install Python 3.10 or newer (Debian: apt-get install python3 python3-venv).";
    Optional<Path> program = programs.find("python3", "python");
    if (program.isEmpty()) {
      return Finding.absent("Python", "not found" + lost, advice);
    }
    String text = programs.ask(program.get(), "--version").orElse("");
    return atLeast(text, 3, 10)
        ? Finding.ok("Python", version(text) + " at " + program.get())
        : Finding.absent(
            "Python", version(text) + " at " + program.get() + " is too old" + lost, advice);
  }

  private Finding browser() {
    return programs
        .find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        .map(program ->
            Finding.ok(
                "Chromium",
                version(programs.ask(program, "--version").orElse("")) + " at " + program))
        .orElseGet(() ->
            Finding.absent(
                "Chromium",
                "not found; only Assay's own tests need it",
                "Debian: apt-get install chromium chromium-driver."));
  }

  private static String version(String text) {
    Matcher matcher = VERSION.matcher(text);
    return matcher.find() ? matcher.group() : "a version that does not tell itself";
  }

  private static boolean atLeast(String text, int major, int minor) {
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.find()) {
      return false;
    }
    int foundMajor = Integer.parseInt(matcher.group(1));
    return foundMajor > major
        || (foundMajor == major && Integer.parseInt(matcher.group(2)) >= minor);
  }
}
