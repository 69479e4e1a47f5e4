package dev.assay.store.history;

import dev.assay.api.AssayException;
import dev.assay.store.place.Batch;
import dev.assay.store.place.Place;
import dev.assay.store.place.StoredFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The history in a place: adds runs, lists them, and reads them back.
///
/// A file that is damaged, torn or of a later form stops whatever reads it, with its name: a part
/// of a history is never taken for all of it.
public final class History implements AutoCloseable {
  private static final int FILES_AT_ONCE = 64;
  private static final int RUNS_AT_ONCE = 500;
  static final Comparator<RunName> ORDER_OF_DATES =
      Comparator.comparing(RunName::at).thenComparing(RunName::text);
  private static final Comparator<RunName> LATEST =
      Comparator.comparingInt(RunName::revision)
          .thenComparing(RunName::content)
          .thenComparing(RunName::text);

  private final Place place;

  /// The history in a place, which is closed with it.
  public History(Place place) {
    this.place = place;
  }

  /// Where it lies, as users write it.
  public String shown() {
    return place.shown();
  }

  /// What became of a record that was added.
  public enum Added {
    /// The run is new.
    NEW,
    /// The very same record was there.
    UNCHANGED,
    /// Another record of the run was there; it is replaced.
    REPLACED,
    /// The run is in the summary of its day already, which stays as it is.
    THINNED
  }

  /// Adds a run, with a copy of its samples if there is one. Adding it again changes nothing;
  /// adding another record of it takes the place of the first.
  ///
  /// @throws AssayException if the place cannot be written; nothing that was there is lost
  public Added add(HistoryRecord record, Optional<SampleScores> samples) {
    List<Batch.Change> changes = new ArrayList<>();
    HistoryRecord whole = samples.map(it -> withCopy(record, it, changes)).orElse(record);
    Listing listing = listing();
    Map<String, List<RunName>> known = byRun(listing);
    Added added = add(whole, listing, known, changes);
    if (added == Added.NEW || added == Added.REPLACED) {
      place.apply(new Batch("Add " + record.run().id(), changes));
    }
    return added;
  }

  /// Adds runs, as one change where they are not very many.
  ///
  /// @return what became of each
  /// @throws AssayException if the place cannot be written; some may have been added then
  public List<Added> addAll(Iterable<HistoryRecord> records) {
    Listing listing = listing();
    Map<String, List<RunName>> known = byRun(listing);
    List<Batch.Change> changes = new ArrayList<>();
    List<Added> added = new ArrayList<>();
    for (HistoryRecord record : records) {
      added.add(add(record, listing, known, changes));
      if (changes.size() >= RUNS_AT_ONCE) {
        place.apply(new Batch("Add runs", changes));
        changes.clear();
      }
    }
    if (!changes.isEmpty()) {
      place.apply(new Batch("Add runs", changes));
    }
    return added;
  }

  private static Map<String, List<RunName>> byRun(Listing listing) {
    return listing.files().stream()
        .collect(
            Collectors.groupingBy(
                RunName::runId, HashMap::new, Collectors.toCollection(ArrayList::new)));
  }

  private static Added add(
      HistoryRecord record,
      Listing listing,
      Map<String, List<RunName>> known,
      List<Batch.Change> changes) {
    byte[] content = HistoryJson.bytes(record);
    if (content.length > Limits.LARGEST_FILE) {
      throw AssayException.invalid(
          record.run().id(),
          "the run has "
              + record.measurements().size()
              + " measurements, more than a file can hold",
          "Measure fewer slices, or split the benchmark.");
    }
    RunName first = RunName.of(record, 1, content);
    if (listing.summary(first.day()).runs().contains(first.runId())) {
      return Added.THINNED;
    }
    List<RunName> earlier = known.computeIfAbsent(first.runId(), _ -> new ArrayList<>());
    if (earlier.stream().anyMatch(it -> it.content().equals(first.content()))) {
      return Added.UNCHANGED;
    }
    int revision = earlier.stream().mapToInt(RunName::revision).max().orElse(0) + 1;
    RunName name = RunName.of(record, revision, content);
    changes.add(new Batch.Add(name.text(), content));
    earlier.forEach(it -> changes.add(new Batch.Remove(it.text())));
    boolean fresh = earlier.isEmpty();
    earlier.clear();
    earlier.add(name);
    return fresh ? Added.NEW : Added.REPLACED;
  }

  private static HistoryRecord withCopy(
      HistoryRecord record, SampleScores samples, List<Batch.Change> changes) {
    byte[] content = HistoryJson.bytes(samples);
    String name =
        SampleScores.FOLDER
            + RunName.of(record, 1, content).runId()
            + "-"
            + RunName.digest(content)
            + ".json.gz";
    changes.add(new Batch.Add(name, Packed.of(content)));
    return record.withSamples(
        new HistoryRecord.Samples(record.samples().folder(), Optional.of(name)));
  }

  /// What is there now.
  ///
  /// @throws AssayException if the place cannot be read, or holds a file that is none of a history
  public Listing listing() {
    return new Listing(place);
  }

  /// Moves every run to the tier of its age. It can be killed at any moment, run again, and run
  /// twice at once; a run counts once all the while.
  ///
  /// @param kept what names the runs that are never thinned out, besides releases and tagged ones
  /// @throws AssayException if a file is damaged or the place cannot be written; nothing is lost
  public Migrated migrate(Tiers tiers, Set<String> kept, Instant now) {
    return new Migration(place, tiers, kept, now).run();
  }

  /// Reads a run.
  ///
  /// @throws AssayException if it is damaged or gone
  public HistoryRecord read(RunName name) {
    List<HistoryRecord> records = new ArrayList<>();
    forEach(List.of(name), (_, record) -> records.add(record));
    return records.getFirst();
  }

  /// Reads runs in their order. One whose file was compressed meanwhile is found all the same.
  ///
  /// @throws AssayException if one is damaged or gone
  public void forEach(List<RunName> names, BiConsumer<RunName, HistoryRecord> reader) {
    for (int from = 0; from < names.size(); from += FILES_AT_ONCE) {
      List<RunName> part = names.subList(from, Math.min(from + FILES_AT_ONCE, names.size()));
      Map<String, byte[]> files = place.read(part.stream().map(RunName::text).toList());
      List<HistoryRecord> records =
          part.parallelStream().map(name -> record(name, files.get(name.text()))).toList();
      for (int i = 0; i < part.size(); i++) {
        reader.accept(part.get(i), records.get(i));
      }
    }
  }

  private HistoryRecord record(RunName name, byte @Nullable [] file) {
    if (file != null) {
      return parse(name, file);
    }
    RunName other = name.compressed(!name.compressed());
    byte[] found = place.read(List.of(other.text())).get(other.text());
    if (found == null) {
      throw HistoryFailures.damaged(name.text(), "it is gone; another process removed it");
    }
    return parse(other, found);
  }

  /// What the metrics of a run made of its samples; empty where there is no copy (any more).
  ///
  /// @throws AssayException if the copy is damaged
  public Optional<SampleScores> samples(HistoryRecord record) {
    return record.samples().copy().flatMap(this::scores);
  }

  private Optional<SampleScores> scores(String name) {
    byte[] packed = place.read(List.of(name)).get(name);
    if (packed == null) {
      return Optional.empty();
    }
    byte[] content = Packed.unpack(name, packed);
    if (!name.endsWith(RunName.digest(content) + ".json.gz")) {
      throw HistoryFailures.damaged(name, "its content is not the one that its name promises");
    }
    SampleScores scores = HistoryJson.read(name, content, SampleScores.class, SampleScores.SCHEMA);
    HistoryJson.checkSchema(name, scores.schema(), SampleScores.SCHEMA);
    return Optional.of(scores);
  }

  /// Reads a run's file.
  static HistoryRecord parse(RunName name, byte[] file) {
    byte[] content = name.compressed() ? Packed.unpack(name.text(), file) : file;
    if (!RunName.digest(content).equals(name.content())) {
      throw HistoryFailures.damaged(name.text(), reason(content));
    }
    HistoryRecord record =
        HistoryJson.read(name.text(), content, HistoryRecord.class, HistoryRecord.SCHEMA);
    HistoryJson.checkSchema(name.text(), record.schema(), HistoryRecord.SCHEMA);
    return record;
  }

  private static String reason(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return content.length == 0
        ? "it is empty"
        : text.endsWith("\n}\n")
            ? "its content is not the one that its name promises, so it was changed"
            : "it is torn: its end is missing";
  }

  /// The names of all runs among files, whatever their tier.
  static List<RunName> names(Collection<StoredFile> files) {
    return files.stream()
        .map(StoredFile::name)
        .filter(name -> name.startsWith(RunName.FOLDER))
        .map(RunName::parse)
        .toList();
  }

  /// Of several files of a run the latest record, and of that the compressed file, for the plain
  /// one is about to be removed.
  static List<RunName> newest(List<RunName> names) {
    return names.stream()
        .collect(
            Collectors.toMap(
                RunName::runId,
                name -> name,
                (a, b) -> LATEST.compare(a, b) >= 0 ? a : b,
                TreeMap::new))
        .values()
        .stream()
        .sorted(ORDER_OF_DATES)
        .toList();
  }

  @Override
  public void close() {
    place.close();
  }
}
