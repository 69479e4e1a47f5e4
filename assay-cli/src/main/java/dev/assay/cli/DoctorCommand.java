package dev.assay.cli;

import dev.assay.api.ErrorCode;
import dev.assay.app.doctor.Doctor;
import dev.assay.app.doctor.Finding;
import dev.assay.app.doctor.Finding.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `assay doctor`: says what was found on this machine and what is missing.
@Command(
    description = {
      "Says what Assay found on this machine, what is missing and how to get it.",
      "Exit code 2 where something is missing that Assay cannot work without."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<Finding> findings =
        new Doctor(surroundings.environment(), surroundings.home(), surroundings.workingFolder())
            .examine();
    if (json) {
      surroundings.out().println(asJson(findings));
    } else {
      findings.forEach(this::print);
    }
    return findings.stream().anyMatch(finding -> finding.status() == Status.BROKEN)
        ? ErrorCode.INVALID_REQUEST.exitCode()
        : CommandLine.ExitCode.OK;
  }

  private void print(Finding finding) {
    surroundings
        .out()
        .printf(
            Locale.ROOT,
            "%-7s %-17s %s%n",
            word(finding.status()),
            finding.subject(),
            finding.detail());
    if (!finding.advice().isEmpty()) {
      surroundings.out().printf(Locale.ROOT, "%-25s %s%n", "", finding.advice());
    }
  }

  private static String asJson(List<Finding> findings) {
    return JsonMapper.shared()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(Map.of("findings", findings));
  }

  private static String word(Status status) {
    return switch (status) {
      case OK -> "ok";
      case ABSENT -> "missing";
      case BROKEN -> "BROKEN";
    };
  }
}
