package dev.assay.store.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a real bare repository.
@Timeout(120)
class GitPlaceTest extends PlaceContract {
  @TempDir Path folder;

  @BeforeEach
  void repository() throws IOException {
    git(folder, "init", "--quiet", "--bare", "origin.git");
    git(folder, "clone", "--quiet", "origin.git", "work");
  }

  @Override
  Place open() {
    return new GitPlace(folder.resolve("work"), "origin", "assay-history", Ticker.system());
  }

  private static String git(Path in, String... arguments) throws IOException {
    return new Git(in).text(arguments);
  }

  @Test
  void checkout_whileTheHistoryIsWritten_isNotTouched() throws IOException {
    Path work = folder.resolve("work");
    Files.writeString(work.resolve("a.txt"), "staged");
    git(work, "add", "a.txt");
    Files.writeString(work.resolve("a.txt"), "changed");
    Files.writeString(work.resolve("b.txt"), "untracked");
    String before = git(work, "status", "--porcelain", "--branch");

    try (Place place = open()) {
      place.apply(batch(add("runs/x", "1")));
    }

    assertThat(git(work, "status", "--porcelain", "--branch")).isEqualTo(before);
    assertThat(git(work, "branch", "--list")).isEmpty();
    assertThat(git(work, "for-each-ref", "refs/assay/write")).isEmpty();
    assertThat(git(folder.resolve("origin.git"), "ls-tree", "-r", "--name-only", "assay-history"))
        .isEqualTo("runs/x");
  }

  @Test
  void changes_ofOneBatch_areOneCommitWithoutAUser() throws IOException {
    try (Place place = open()) {
      place.apply(batch(add("a", "1"), add("b", "1")));
      place.apply(batch(add("c", "1"), new Batch.Remove("a")));
      place.apply(batch(add("c", "1")));
    }

    assertThat(git(folder.resolve("origin.git"), "log", "--format=%an %s", "assay-history"))
        .isEqualTo("Assay a change\nAssay a change");
  }

  @Test
  void folderWithinTheRepository_seesTheWholeBranch() throws IOException {
    Path below = Files.createDirectories(folder.resolve("work/results/run"));
    try (Place place = new GitPlace(below, "origin", "assay-history", Ticker.system())) {
      place.apply(batch(add("runs/x", "1")));

      assertThat(place.list()).extracting(StoredFile::name).containsExactly("runs/x");
    }
  }

  @Test
  void hooks_ofTheRepository_areNotRun() throws IOException {
    Path hook = folder.resolve("work/.git/hooks/pre-push");
    Files.writeString(hook, "#!/bin/sh\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    try (Place place = open()) {
      assertThat(place.apply(batch(add("a", "1")))).isTrue();
    }
  }

  @Test
  void mirror_ofAnAddress_worksWithoutARepositoryOfTheUser() {
    Path mirror = GitPlace.mirror(folder.resolve("cache/mirror"));
    String address = folder.resolve("origin.git").toUri().toString();
    try (Place place = new GitPlace(mirror, address, "assay-history", Ticker.system())) {
      assertThat(place.apply(batch(add("a", "1")))).isTrue();
    }
    try (Place other = open()) {
      assertThat(other.list()).extracting(StoredFile::name).containsExactly("a");
    }
  }

  @Test
  void writerThatIsBehind_stillSucceeds() {
    try (Place first = open();
        Place second = open()) {
      first.apply(batch(add("a", "1")));
      assertThat(second.list()).hasSize(1);
      first.apply(batch(add("b", "1")));
      assertThat(second.apply(batch(add("c", "1")))).isTrue();
      assertThat(first.list()).extracting(StoredFile::name).containsExactly("a", "b", "c");
    }
  }

  @Test
  void refusedPush_isAProblemWithGitsOwnReason() throws IOException {
    Path hook = folder.resolve("origin.git/hooks/pre-receive");
    Files.writeString(hook, "#!/bin/sh\necho no entry >&2\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    try (Place place = open()) {
      assertThatThrownBy(() -> place.apply(batch(add("a", "1"))))
          .isInstanceOf(AssayException.class)
          .hasMessageContainingAll("git:origin#assay-history", "pre-receive hook declined");
    }
  }

  @Test
  void remoteThatIsNotThere_isAProblemThatNamesIt() {
    for (String remote : List.of("nowhere", "ext::sh -c true", "--upload-pack=true")) {
      try (Place place = new GitPlace(folder.resolve("work"), remote, "h", Ticker.system())) {
        assertThatThrownBy(place::list)
            .isInstanceOf(AssayException.class)
            .hasMessageContainingAll("git:" + remote + "#h", "cannot be read");
      }
    }
  }
}
