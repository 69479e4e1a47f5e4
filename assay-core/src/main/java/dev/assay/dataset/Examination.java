package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one pass that reads a source from end to end: it counts and checks every row, finds the type
/// of every column and the checksum.
final class Examination {
  private final DatasetRequest request;
  private final Source source;
  private final ColumnPlan plan;
  private final Map<String, TypeGuess> columns = new LinkedHashMap<>();
  private final Values converter;
  private final DuplicateIds ids = new DuplicateIds();
  private List<String> names = List.of();
  private List<TypeGuess> guesses = List.of();
  private List<Optional<ColumnType>> fixed = List.of();
  private int idPosition = -1;
  private long rows;

  private Examination(DatasetRequest request, Source source) {
    this.request = request;
    this.source = source;
    this.plan = new ColumnPlan(request, source);
    this.converter = new Values(source.bareText());
  }

  /// Checks the source and returns it as a dataset.
  ///
  /// @throws AssayException naming the place if a row does not fit the request
  static Dataset of(DatasetRequest request, Source source) {
    return new Examination(request, source).run();
  }

  private Dataset run() {
    try (ids;
        Records records = source.open()) {
      layOut(records.names());
      while (records.next()) {
        layOut(records.names());
        examine(records.values(), records.line());
        rows++;
      }
      if (rows == 0) {
        throw AssayException.invalid(
            source.name(),
            "dataset '" + request.name() + "' has no rows",
            "Give it a row at least; the first line of a CSV file names the columns.");
      }
      Schema schema = plan.schema(found());
      ids.first()
          .ifPresent(duplicate -> {
            throw duplicate(duplicate);
          });
      return dataset(schema, records.fingerprint());
    }
  }

  private void layOut(List<String> current) {
    if (current.equals(names)) {
      return;
    }
    names = current;
    guesses = new ArrayList<>();
    fixed = current.stream().map(plan::fixedType).toList();
    for (String name : current) {
      guesses.add(columns.computeIfAbsent(name, unseen -> new TypeGuess(source.bareText())));
    }
    idPosition = plan.idColumn().map(current::indexOf).orElse(-1);
  }

  private void examine(@Nullable Object[] values, long line) {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        continue;
      }
      Optional<ColumnType> type = fixed.get(i);
      if (type.isEmpty()) {
        guesses.get(i).see(value);
      } else if (converter.convert(value, type.get()) == null) {
        throw Misfit.of(source.place(line), names.get(i), value, type.get());
      }
    }
    if (idPosition >= 0) {
      Object id = values[idPosition];
      if (id == null) {
        throw AssayException.invalid(
            source.place(line),
            "the row has no id: column '" + names.get(idPosition) + "' is empty",
            "Give every row an id of its own, or no column the role id.");
      }
      ids.add(id.toString(), line);
    }
  }

  private List<Column> found() {
    return columns.entrySet().stream()
        .map(entry ->
            new Column(
                entry.getKey(), plan.fixedType(entry.getKey()).orElse(entry.getValue().type())))
        .toList();
  }

  private AssayException duplicate(DuplicateIds.Duplicate duplicate) {
    return AssayException.invalid(
        source.place(duplicate.line()),
        "the row's id stands already at " + source.place(duplicate.earlier()),
        "Give every row an id of its own, or another column the role id.");
  }

  private Dataset dataset(Schema schema, Records.Fingerprint fingerprint) {
    DatasetRequest.Labels labels = request.labels();
    labels
        .sha256()
        .ifPresent(stated -> {
          if (!stated.strip().toLowerCase(Locale.ROOT).equals(fingerprint.sha256())) {
            throw AssayException.invalid(
                source.name(),
                "the SHA-256 of dataset '"
                    + request.name()
                    + "' is\n    "
                    + fingerprint.sha256()
                    + "\n  but "
                    + request.place()
                    + " states\n    "
                    + stated,
                "Restore the data, or state the new checksum if the change is meant.");
          }
        });
    Dataset.Profile profile =
        new Dataset.Profile(
            rows,
            fingerprint.sizeBytes(),
            fingerprint.sha256(),
            source.name(),
            labels.version().orElse(""),
            labels.split().orElse(""));
    return new CheckedDataset(request.name(), source, schema, profile);
  }
}
