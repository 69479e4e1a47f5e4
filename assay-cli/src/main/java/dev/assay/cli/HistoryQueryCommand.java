package dev.assay.cli;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.history.QueryHistory;
import dev.assay.app.history.RowForm;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay history query`: asks for measurements.
@Command(
    description = {
      "Prints the measurements that fit, the oldest first.",
      "With --sql, answers a query over the view 'measurements', which can read nothing else and",
      "write nothing."
    },
    mixinStandardHelpOptions = true)
final class HistoryQueryCommand implements Callable<Integer> {
  private static final long ROWS_OF_A_TABLE = 100;

  private final Surroundings surroundings;

  @Mixin private HistoryAddress address = new HistoryAddress();
  @Mixin private HistoryFilter filter = new HistoryFilter();

  @Option(
      names = "--slices",
      description = "Single slices and seeds, too; else only values over all of them.")
  private boolean slices;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the latest N (default: 100 in a table, else all).")
  private @Nullable Long limit;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "table, json or csv (default: table).")
  private String format = "table";

  @Option(names = "--sql", paramLabel = "QUERY", description = "Ask in SQL (DuckDB's).")
  private @Nullable String sql;

  HistoryQueryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    RowForm form = form();
    Path folder = surroundings.workingFolder();
    PrintStream out = surroundings.out();
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      QueryHistory query = new QueryHistory(installation);
      String named = address.required(surroundings);
      if (sql != null) {
        query.sql(named, folder, sql, form, out::println);
      } else {
        query.query(
            named, folder, filter.question().filter(!slices, most(form)), form, out::println);
      }
    }
    return 0;
  }

  private OptionalLong most(RowForm form) {
    if (limit != null) {
      return OptionalLong.of(limit);
    }
    return form == RowForm.TABLE ? OptionalLong.of(ROWS_OF_A_TABLE) : OptionalLong.empty();
  }

  private RowForm form() {
    try {
      return RowForm.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw AssayException.invalid(
          "", "there is no format '" + format + "'", "Write table, json or csv.");
    }
  }
}
