package dev.assay.store.place;

import dev.assay.api.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A branch of a git repository that holds nothing else.
///
/// Changes are one commit, written as objects and pushed; neither the work tree nor the index nor
/// any local branch is touched. A push that lost a race is made anew on top of the winner's.
public final class GitPlace implements Place {
  private static final int MOST_PUSHES = 40;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Git git;
  private final String remote;
  private final String address;
  private final String branch;
  private final String kept;
  private final Ticker ticker;
  private String tip = "";

  /// A branch of a remote.
  ///
  /// @param repository a repository whose objects and settings are used: the user's own, or one
  ///   made by {@link #mirror}
  /// @param remote the remote, by its name in that repository or its address
  /// @param branch the branch, which need not be there yet
  public GitPlace(Path repository, String remote, String branch, Ticker ticker) {
    this.git = new Git(repository);
    this.remote = remote;
    this.address = address(git, remote);
    this.branch = branch;
    this.kept = "refs/assay/history/" + branch;
    this.ticker = ticker;
  }

  /// A bare repository for the objects of other repositories' branches.
  ///
  /// @param folder where it lies, or is to lie
  public static Path mirror(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve("HEAD"))) {
        new Git(folder).run(Git.Input.NONE, "init", "--quiet", "--bare", ".");
      }
      return folder;
    } catch (IOException e) {
      throw PlaceFailures.unwritable(folder.toString(), e);
    }
  }

  @Override
  public String shown() {
    return "git:" + remote + "#" + branch;
  }

  @Override
  public List<StoredFile> list() {
    try {
      refresh();
      return files();
    } catch (IOException e) {
      throw PlaceFailures.unreadable(shown(), e);
    }
  }

  @Override
  public Map<String, byte[]> read(Collection<String> names) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    if (tip.isEmpty() || names.isEmpty()) {
      return contents;
    }
    String asked = String.join("", names.stream().map(name -> tip + ":" + name + "\n").toList());
    try {
      byte[] out =
          git.run(in -> in.write(asked.getBytes(StandardCharsets.UTF_8)), "cat-file", "--batch");
      int at = 0;
      for (String name : names) {
        int end = at;
        while (out[end] != '\n') {
          end++;
        }
        String head = new String(out, at, end - at, StandardCharsets.UTF_8);
        at = end + 1;
        if (!head.endsWith(" missing")) {
          int size = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
          contents.put(name, Arrays.copyOfRange(out, at, at + size));
          at += size + 1;
        }
      }
      return contents;
    } catch (IOException e) {
      throw PlaceFailures.unreadable(shown(), e);
    }
  }

  @Override
  public boolean apply(Batch batch) {
    try {
      for (int push = 1; ; push++) {
        refresh();
        Map<String, String> there = new HashMap<>();
        files().forEach(file -> there.put(file.name(), file.version()));
        if (!expected(batch, there)) {
          return false;
        }
        List<Batch.Change> changes = effective(batch, there);
        if (changes.isEmpty() || pushed(new Batch(batch.message(), changes), push)) {
          return true;
        }
        Thread.sleep(
            PAUSE.toMillis() * Math.min(push, 20) * (1 + ProcessHandle.current().pid() % 5));
      }
    } catch (IOException e) {
      throw PlaceFailures.unwritable(shown(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PlaceFailures.unwritable(shown(), new IOException("interrupted", e));
    }
  }

  @Override
  public void close() {
    // Nothing is held between calls.
  }

  // By its name git would also move the user's own view of the remote, and two processes would meet
  // there.
  private static String address(Git git, String remote) {
    try {
      Git.Said said = git.ask(Git.Input.NONE, "remote", "get-url", "--", remote);
      return said.ok() ? said.text() : remote;
    } catch (IOException e) {
      throw PlaceFailures.unreadable("git:" + remote, e);
    }
  }

  private void refresh() throws IOException {
    String heads = git.text("ls-remote", "--", address, "refs/heads/" + branch);
    if (heads.isEmpty()) {
      tip = "";
    } else if (!heads.substring(0, heads.indexOf('\t')).equals(tip)) {
      tip = fetch();
    }
  }

  private String fetch() throws IOException {
    String own = own("read");
    try {
      git.run(
          Git.Input.NONE,
          "fetch",
          "--quiet",
          "--no-tags",
          "--no-write-fetch-head",
          "--no-recurse-submodules",
          "--",
          address,
          "+refs/heads/" + branch + ":" + own);
      String fetched = git.text("rev-parse", "--verify", own);
      // Only spares the next fetch what is there already; another process may be at it, too.
      git.ask(Git.Input.NONE, "update-ref", kept, fetched);
      return fetched;
    } finally {
      git.ask(Git.Input.NONE, "update-ref", "-d", own);
    }
  }

  private static String own(String what) {
    return "refs/assay/"
        + what
        + "/"
        + ProcessHandle.current().pid()
        + "-"
        + NUMBERS.incrementAndGet();
  }

  private List<StoredFile> files() throws IOException {
    if (tip.isEmpty()) {
      return List.of();
    }
    List<StoredFile> files = new ArrayList<>();
    String tree =
        new String(
            git.run(Git.Input.NONE, "ls-tree", "--full-tree", "-r", "-z", "-l", tip),
            StandardCharsets.UTF_8);
    for (String entry : tree.split("\0", -1)) {
      int tab = entry.indexOf('\t');
      String name = entry.substring(tab + 1);
      if (tab > 0 && !name.startsWith(".") && !name.contains("/.")) {
        String[] is = entry.substring(0, tab).split(" +", -1);
        long size = is[3].equals("-") ? 0 : Long.parseLong(is[3]);
        files.add(new StoredFile(name, is[2], size));
      }
    }
    files.sort(Comparator.comparing(StoredFile::name));
    return files;
  }

  private static boolean expected(Batch batch, Map<String, String> there) {
    return batch.changes().stream()
        .allMatch(it ->
            !(it instanceof Batch.Replace replace)
                || Optional.ofNullable(there.get(it.name())).equals(replace.expected()));
  }

  private static List<Batch.Change> effective(Batch batch, Map<String, String> there) {
    return batch.changes().stream()
        .filter(it ->
            switch (it) {
              case Batch.Add add -> !there.containsKey(add.name());
              case Batch.Replace _ -> true;
              case Batch.Remove remove -> there.containsKey(remove.name());
            })
        .toList();
  }

  /// Whether the remote took the changes; false where another writer was quicker.
  private boolean pushed(Batch batch, int push) throws IOException {
    String ref = own("write");
    try {
      git.run(in -> commit(batch, ref, in), "fast-import", "--quiet", "--done");
      String commit = git.text("rev-parse", "--verify", ref);
      Git.Said said =
          git.ask(
              Git.Input.NONE,
              "push",
              "--quiet",
              "--no-verify",
              "--",
              address,
              commit + ":refs/heads/" + branch);
      if (said.ok()) {
        tip = commit;
        return true;
      }
      String before = tip;
      refresh();
      // A branch that is locked by another push is a race as well, but not for ever.
      boolean raced = !tip.equals(before) || said.err().contains("lock");
      if (!raced || push >= MOST_PUSHES) {
        throw new IOException(Git.reason(said.err()));
      }
      return false;
    } finally {
      git.ask(Git.Input.NONE, "update-ref", "-d", ref);
    }
  }

  private void commit(Batch batch, String ref, OutputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    long seconds = ticker.now().getEpochSecond();
    // The branch needs no builds of its own.
    byte[] message = (batch.message() + "\n\n[skip ci]\n").getBytes(StandardCharsets.UTF_8);
    line(head, "commit " + ref);
    line(head, "committer Assay <assay@localhost> " + seconds + " +0000");
    line(head, "data " + message.length);
    head.write(message);
    if (!tip.isEmpty()) {
      line(head, "from " + tip);
    }
    in.write(head.toByteArray());
    for (Batch.Change change : batch.changes()) {
      switch (change) {
        case Batch.Add(String name, byte[] content) -> file(name, content, in);
        case Batch.Replace(String name, byte[] content, var _) -> file(name, content, in);
        case Batch.Remove(String name) -> line(in, "D " + name);
      }
    }
    line(in, "done");
  }

  private static void file(String name, byte[] content, OutputStream in) throws IOException {
    line(in, "M 100644 inline " + name);
    line(in, "data " + content.length);
    in.write(content);
    in.write('\n');
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
