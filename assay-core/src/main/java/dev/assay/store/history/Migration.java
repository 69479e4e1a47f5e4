package dev.assay.store.history;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.store.place.Batch;
import dev.assay.store.place.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Moves runs to the tier of their age.
///
/// Every step first adds what takes the place of something, and then removes that; readers know
/// both by the same name and count it once. So it can be killed at any moment, run again, and run
/// twice at once.
final class Migration {
  private static final int FILES_AT_ONCE = 500;
  private static final int MOST_PASSES = 50;

  private final Place place;
  private final Tiers tiers;
  private final Set<String> kept;
  private final Instant now;
  private final List<Batch.Change> changes = new ArrayList<>();
  private final Map<Done, Long> pending = new EnumMap<>(Done.class);
  private final Map<Done, Long> done = new EnumMap<>(Done.class);

  /// A migration.
  ///
  /// @param kept what names the runs that are never thinned out, besides releases and tagged ones
  Migration(Place place, Tiers tiers, Set<String> kept, Instant now) {
    this.place = place;
    this.tiers = tiers;
    this.kept = Set.copyOf(kept);
    this.now = now;
  }

  private enum Done {
    COMPRESSED,
    THINNED,
    DAYS,
    EXPIRED
  }

  /// Another writer was quicker; what was to be written is out of date.
  private static final class Overtaken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /// Does all that is to be done.
  ///
  /// @throws AssayException if a file is damaged or the place cannot be written; nothing is lost
  Migrated run() {
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      changes.clear();
      pending.clear();
      try {
        Listing listing = new Listing(place);
        removeLeftovers(listing);
        compress(listing);
        thin(listing);
        expire(listing);
        flush();
        return new Migrated(
            count(Done.COMPRESSED), count(Done.THINNED), count(Done.DAYS), count(Done.EXPIRED));
      } catch (Overtaken again) {
        // Everything is looked at anew.
      }
    }
    throw new AssayException(
        ErrorCode.INCOMPLETE,
        List.of(
            Problem.at(
                place.shown(),
                "other writers changed the history " + MOST_PASSES + " times meanwhile",
                "Run the migration again when fewer are at work.")));
  }

  private long count(Done what) {
    return done.getOrDefault(what, 0L);
  }

  // Of a run that is there in several files, as a killed writer leaves it, one stays.
  private void removeLeftovers(Listing listing) throws Overtaken {
    Set<RunName> stay = new HashSet<>(listing.runs());
    for (RunName file : listing.files()) {
      if (!stay.contains(file)) {
        change(new Batch.Remove(file.text()));
      }
    }
    flush();
  }

  private void compress(Listing listing) throws Overtaken {
    List<RunName> plain =
        listing.runs().stream()
            .filter(it -> !it.compressed() && tiers.of(it.at(), now) != Tiers.Tier.HOT)
            .toList();
    for (int from = 0; from < plain.size(); from += FILES_AT_ONCE) {
      List<RunName> part = plain.subList(from, Math.min(from + FILES_AT_ONCE, plain.size()));
      Map<String, byte[]> contents = place.read(part.stream().map(RunName::text).toList());
      for (RunName name : part) {
        byte[] content = contents.get(name.text());
        if (content == null) {
          continue; // Another migration was quicker.
        }
        if (!RunName.digest(content).equals(name.content())) {
          History.parse(name, content); // Says what is wrong with it.
        }
        change(new Batch.Add(name.compressed(true).text(), Packed.of(content)));
        change(new Batch.Remove(name.text()));
        pending.merge(Done.COMPRESSED, 1L, Long::sum);
      }
      flush();
    }
  }

  private void thin(Listing listing) throws Overtaken {
    TreeMap<LocalDate, List<RunName>> days = new TreeMap<>();
    for (RunName name : listing.runs()) {
      if (tiers.of(name.at(), now) == Tiers.Tier.COLD && !kept.contains(name.runId())) {
        days.computeIfAbsent(name.day(), _ -> new ArrayList<>()).add(name);
      }
    }
    for (Map.Entry<LocalDate, List<RunName>> day : days.entrySet()) {
      thin(listing, day.getKey(), day.getValue());
    }
    flush();
  }

  private void thin(Listing listing, LocalDate day, List<RunName> names) throws Overtaken {
    Map<RunName, HistoryRecord> gone = read(names);
    gone.values().removeIf(Migration::isKept);
    if (gone.isEmpty()) {
      return;
    }
    String file = DailySummary.name(day);
    DailySummary summary = listing.summary(day).with(gone);
    changes.add(new Batch.Replace(file, summary.file(), listing.version(file)));
    gone.forEach((name, record) -> {
      changes.add(new Batch.Remove(name.text()));
      changes.add(new Batch.Remove(name.compressed(true).text()));
      record.samples().copy().ifPresent(copy -> changes.add(new Batch.Remove(copy)));
    });
    pending.merge(Done.THINNED, (long) gone.size(), Long::sum);
    pending.merge(Done.DAYS, 1L, Long::sum);
    flushIfFull();
  }

  private Map<RunName, HistoryRecord> read(List<RunName> names) throws Overtaken {
    Map<RunName, HistoryRecord> records = new TreeMap<>(History.ORDER_OF_DATES);
    for (int from = 0; from < names.size(); from += FILES_AT_ONCE) {
      List<RunName> part = names.subList(from, Math.min(from + FILES_AT_ONCE, names.size()));
      Map<String, byte[]> files =
          place.read(
              part.stream().flatMap(it -> it.bothForms().stream()).map(RunName::text).toList());
      for (RunName name : part) {
        RunName found =
            name.bothForms().stream()
                .filter(it -> files.containsKey(it.text()))
                .findFirst()
                .orElseThrow(Overtaken::new);
        records.put(name, History.parse(found, files.getOrDefault(found.text(), new byte[0])));
      }
    }
    return records;
  }

  private static boolean isKept(HistoryRecord record) {
    return record.release() || !record.tags().isEmpty();
  }

  private void expire(Listing listing) throws Overtaken {
    List<RunName> old =
        listing.runs().stream().filter(it -> tiers.of(it.at(), now) == Tiers.Tier.EXPIRED).toList();
    Set<RunName> stay = new HashSet<>();
    if (tiers.keepTagged()) {
      read(old)
          .forEach((name, record) -> {
            if (isKept(record)) {
              stay.add(name);
            }
          });
    }
    Set<String> gone = new HashSet<>();
    for (RunName name : old) {
      if (!stay.contains(name)) {
        gone.add(name.runId());
        name.bothForms().forEach(it -> changes.add(new Batch.Remove(it.text())));
        pending.merge(Done.EXPIRED, 1L, Long::sum);
        flushIfFull();
      }
    }
    expireCopiesAndDays(listing, gone);
  }

  private void expireCopiesAndDays(Listing listing, Set<String> gone) throws Overtaken {
    for (String copy : listing.samples()) {
      String run = copy.substring(SampleScores.FOLDER.length());
      if (gone.contains(run.substring(0, Math.max(0, run.lastIndexOf('-'))))) {
        change(new Batch.Remove(copy));
      }
    }
    for (LocalDate day : listing.days()) {
      Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (tiers.of(end, now) == Tiers.Tier.EXPIRED) {
        change(new Batch.Remove(DailySummary.name(day)));
      }
    }
  }

  private void change(Batch.Change change) throws Overtaken {
    changes.add(change);
    flushIfFull();
  }

  private void flushIfFull() throws Overtaken {
    if (changes.size() >= 2 * FILES_AT_ONCE) {
      flush();
    }
  }

  private void flush() throws Overtaken {
    if (!changes.isEmpty()) {
      boolean made = place.apply(new Batch("Move runs to the tier of their age", changes));
      changes.clear();
      if (!made) {
        throw new Overtaken();
      }
      pending.forEach((what, count) -> done.merge(what, count, Long::sum));
      pending.clear();
    }
  }
}
