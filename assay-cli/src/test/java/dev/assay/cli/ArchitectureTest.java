package dev.assay.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Holds the arrows and never-arrows of docs/architecture.md over the production code of all
/// modules.
final class ArchitectureTest {
  private static final List<String> CORE =
      List.of(
          "spec",
          "plugin",
          "net",
          "dataset",
          "model",
          "engine",
          "sweep",
          "judge",
          "metric",
          "analysis",
          "drift",
          "store",
          "importer",
          "report",
          "review",
          "github",
          "shadow",
          "simulate");

  // The only arrows between the packages of core.
  private static final Map<String, Set<String>> SIBLINGS =
      Map.of(
          "model", Set.of("net"),
          "engine", Set.of("net"),
          "judge", Set.of("net"),
          "shadow", Set.of("net"),
          "simulate", Set.of("net"),
          "report", Set.of("analysis"),
          "sweep", Set.of("engine"));

  private static final JavaClasses PRODUCTION = production();

  @Test
  void packages_ofEveryModule_haveNoCycle() {
    slices().matching("dev.assay.(**)").should().beFreeOfCycles().check(PRODUCTION);
  }

  @Test
  void stats_ofOurCode_importsNothing() {
    noClasses()
        .that(resideInAPackage("dev.assay.stats.."))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.assay..").and(outside("dev.assay.stats..")))
        .check(PRODUCTION);
  }

  @Test
  void api_ofOurCode_importsOnlyStats() {
    noClasses()
        .that(resideInAPackage("dev.assay.api.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.assay..")
                .and(outside("dev.assay.stats.."))
                .and(outside("dev.assay.api..")))
        .check(PRODUCTION);
  }

  @Test
  void runtimes_ofOurCode_importOnlyApiAndTheWorkerHost() {
    noClasses()
        .that(resideInAPackage("dev.assay.runtime..").or(resideInAPackage("dev.assay.worker..")))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.assay..")
                .and(outside("dev.assay.stats.."))
                .and(outside("dev.assay.api.."))
                .and(outside("dev.assay.worker.."))
                .and(outside("dev.assay.runtime..")))
        .allowEmptyShould(true)
        .check(PRODUCTION);
  }

  @Test
  void siblings_inCore_knowOnlyWhatTheArrowsAllow() {
    for (String from : CORE) {
      for (String to : CORE) {
        if (!from.equals(to) && !SIBLINGS.getOrDefault(from, Set.of()).contains(to)) {
          noClasses()
              .that(resideInAPackage("dev.assay." + from + ".."))
              .should()
              .dependOnClassesThat(resideInAPackage("dev.assay." + to + ".."))
              .allowEmptyShould(true)
              .check(PRODUCTION);
        }
      }
    }
  }

  @Test
  void app_ofAllPackages_isKnownOnlyToTheCommandLine() {
    classes()
        .that(resideInAPackage("dev.assay.app.."))
        .should()
        .onlyHaveDependentClassesThat(
            resideInAPackage("dev.assay.app..")
                .or(resideInAPackage("dev.assay.cli.."))
                .or(resideInAPackage("dev.assay.benchmarks..")))
        .check(PRODUCTION);
  }

  @Test
  void commandLine_ofAllPackages_isKnownToNobody() {
    noClasses()
        .that(outside("dev.assay.cli.."))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.assay.cli.."))
        .check(PRODUCTION);
  }

  @Test
  void packages_byName_sayWhatTheyHold() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..", "..impl..")
        .check(PRODUCTION);
  }

  @Test
  void packages_ofEveryModule_areNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    PRODUCTION.stream()
        .map(type -> type.getPackage())
        .filter(held -> !held.getName().endsWith(".jmh_generated"))
        .filter(held -> !held.isAnnotatedWith(NullMarked.class))
        .forEach(held -> unmarked.add(held.getName()));

    assertThat(unmarked).isEmpty();
  }

  @Test
  void console_outsideOfTheCommandLine_isNotTouched() {
    noClasses()
        .that(
            outside("dev.assay.cli..").and(outside("dev.assay.worker..")).and(outsideBenchmarks()))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(PRODUCTION);
  }

  @Test
  void clocks_outsideOfTheTicker_areNotRead() {
    noClasses()
        .that(outside("dev.assay.api.time..").and(outsideBenchmarks()))
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .check(PRODUCTION);
  }

  @Test
  void randomness_everywhere_isSeeded() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .check(PRODUCTION);
  }

  @Test
  void sources_ofProduction_stayUnder400Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root())) {
      for (Path file : files.filter(ArchitectureTest::isOurSource).toList()) {
        if (Files.readAllLines(file).size() > 400) {
          tooLong.add(file.toString());
        }
      }
    }

    assertThat(tooLong).isEmpty();
  }

  private static boolean isOurSource(Path file) {
    String path = file.toString();
    return path.endsWith(".java") && path.contains("/src/") && !path.contains("/target/");
  }

  private static DescribedPredicate<JavaClass> outside(String packages) {
    return resideOutsideOfPackage(packages);
  }

  private static DescribedPredicate<JavaClass> outsideBenchmarks() {
    return outside("dev.assay.benchmarks..");
  }

  private static JavaClasses production() {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> found =
        Files.find(root(), 4, (path, is) -> path.endsWith("target/classes"))) {
      found.forEach(folders::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new ClassFileImporter().importPaths(folders);
  }

  private static Path root() {
    return Path.of(System.getProperty("assay.root", ".."));
  }
}
