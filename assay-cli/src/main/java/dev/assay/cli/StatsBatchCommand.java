package dev.assay.cli;

import dev.assay.api.AssayException;
import dev.assay.app.stats.StatsBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `assay stats batch [FILE]`: JSON lines of data sets in, JSON lines of answers out.
@Command(
    description = {
      "Reads one data set a line (schemas/stats-request.schema.json) and answers each with a line",
      "(schemas/stats-answer.schema.json), in the same order. Exit code 2 where a line was no"
          + " valid",
      "request; its answer then says why."
    },
    mixinStandardHelpOptions = true)
final class StatsBatchCommand implements Callable<Integer> {
  private static final int WRONG_REQUEST = 2;

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "The file with the lines; - or nothing: standard input.")
  private String file = "-";

  StatsBatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintStream out = surroundings.out();
    try (BufferedReader in = reader()) {
      return StatsBatch.answer(in, out::println) == 0 ? 0 : WRONG_REQUEST;
    } catch (IOException e) {
      throw AssayException.invalid(
          file, "the lines cannot be read", "Check that the file exists and is readable.");
    }
  }

  private BufferedReader reader() throws IOException {
    return file.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(
            surroundings.workingFolder().resolve(file), StandardCharsets.UTF_8);
  }
}
