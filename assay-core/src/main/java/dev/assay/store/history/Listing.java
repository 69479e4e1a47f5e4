package dev.assay.store.history;

import dev.assay.store.place.Place;
import dev.assay.store.place.StoredFile;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a history held at one moment: each run once, whatever writers were killed at.
public final class Listing {
  private static final int FILES_AT_ONCE = 64;

  private final Place place;
  private final List<RunName> files;
  private final TreeMap<LocalDate, StoredFile> dailies = new TreeMap<>();
  private final List<String> samples = new ArrayList<>();
  private final Map<LocalDate, DailySummary> read = new HashMap<>();
  private final Set<String> covered = new HashSet<>();
  private final List<RunName> runs;
  private final Map<String, String> versions = new HashMap<>();

  Listing(Place place) {
    this.place = place;
    List<StoredFile> all = place.list();
    this.files = History.names(all);
    for (StoredFile file : all) {
      versions.put(file.name(), file.version());
      if (file.name().startsWith(DailySummary.FOLDER)) {
        dailies.put(day(file.name()), file);
      } else if (file.name().startsWith(SampleScores.FOLDER)) {
        samples.add(file.name());
      }
    }
    readDaysWithRuns();
    this.runs = History.newest(files).stream().filter(it -> !covered.contains(it.runId())).toList();
  }

  // Only on a day that has both can a run be in the summary and in a file of its own.
  private void readDaysWithRuns() {
    List<LocalDate> days =
        files.stream().map(RunName::day).distinct().filter(dailies::containsKey).toList();
    read.putAll(summaries(days));
    read.values().forEach(summary -> covered.addAll(summary.runs()));
  }

  /// Every file of a run, of whatever tier and revision.
  List<RunName> files() {
    return files;
  }

  /// The runs that are there whole, in the order of their dates: of several records of a run the
  /// latest, and none that is in the summary of its day.
  public List<RunName> runs() {
    return runs;
  }

  /// The files that measurements are in, with their versions: runs and summaries of days.
  public Map<String, String> indexed() {
    Map<String, String> indexed = new HashMap<>();
    runs.forEach(it -> indexed.put(it.text(), versions.getOrDefault(it.text(), "")));
    dailies.values().forEach(it -> indexed.put(it.name(), it.version()));
    return indexed;
  }

  /// The files of samples.
  List<String> samples() {
    return samples;
  }

  /// The days that have a summary.
  public Set<LocalDate> days() {
    return dailies.keySet();
  }

  /// The version of a file; empty where there is none.
  Optional<String> version(String name) {
    return Optional.ofNullable(versions.get(name));
  }

  /// The summary of a day; that of no run where there is none.
  DailySummary summary(LocalDate day) {
    DailySummary known = read.get(day);
    if (known != null) {
      return known;
    }
    return dailies.containsKey(day)
        ? summaries(List.of(day)).getOrDefault(day, DailySummary.empty(day))
        : DailySummary.empty(day);
  }

  /// The summaries of days; one that was removed meanwhile is absent.
  public Map<LocalDate, DailySummary> summaries(List<LocalDate> days) {
    Map<LocalDate, DailySummary> summaries = new LinkedHashMap<>();
    for (int from = 0; from < days.size(); from += FILES_AT_ONCE) {
      List<String> names =
          days.subList(from, Math.min(from + FILES_AT_ONCE, days.size())).stream()
              .map(DailySummary::name)
              .toList();
      place
          .read(names)
          .forEach((name, file) -> summaries.put(day(name), DailySummary.parse(name, file)));
    }
    return summaries;
  }

  private static LocalDate day(String name) {
    String text = name.substring(DailySummary.FOLDER.length()).replace(".json.gz", "");
    try {
      return LocalDate.parse(text.replace('/', '-'));
    } catch (DateTimeParseException none) {
      throw HistoryFailures.damaged(name, "its name is none that assay gives", none);
    }
  }
}
