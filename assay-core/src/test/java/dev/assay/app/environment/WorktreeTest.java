package dev.assay.app.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorktreeTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeRepository() throws Exception {
    git("init", "-q", "-b", "main");
    Files.createDirectories(folder.resolve("sub"));
    commit("old");
    commit("new");
  }

  @Test
  void of_commit_hasItsFilesAndLeavesTheCheckoutAlone() throws Exception {
    Path place;
    try (Worktree worktree = Worktree.of(ancestry(folder.resolve("sub")), rev("HEAD~1"))) {
      place = worktree.folder();
      assertThat(place.resolve("file")).hasContent("old");
      assertThat(folder.resolve("sub/file")).hasContent("new");
    }

    assertThat(place).doesNotExist();
    assertThat(Path.of("").toAbsolutePath().resolve(place).normalize().resolve("../..").normalize())
        .doesNotExist();
    assertThat(git("worktree", "list").lines()).hasSize(1);
    assertThat(git("status", "--porcelain")).isEmpty();
  }

  @Test
  void of_commit_runsNoHookOfTheRepository() throws Exception {
    Path hook = folder.resolve(".git/hooks/post-checkout");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\ntouch '" + folder.resolve("hooked") + "'\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    Worktree.of(ancestry(folder), rev("HEAD~1")).close();

    assertThat(folder.resolve("hooked")).doesNotExist();
  }

  @Test
  void of_sameCommitTwice_areTwo() throws Exception {
    try (Worktree one = Worktree.of(ancestry(folder), rev("HEAD"));
        Worktree other = Worktree.of(ancestry(folder), rev("HEAD"))) {
      assertThat(one.folder()).isNotEqualTo(other.folder());
      assertThat(other.folder().resolve("sub/file")).hasContent("new");
    }
  }

  @Test
  void of_unknownCommit_isAProblemAndLeavesNothing() {
    assertThatThrownBy(() -> Worktree.of(ancestry(folder), "0".repeat(40)))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("cannot check it out");
    assertThat(folder.resolve(".git/worktrees")).doesNotExist();
  }

  private static Ancestry ancestry(Path where) {
    return Ancestry.of(new Programs(System.getenv()), where).orElseThrow();
  }

  private void commit(String content) throws Exception {
    Files.writeString(folder.resolve("sub/file"), content);
    git("add", "-A");
    git("commit", "-q", "-m", content);
  }

  private String rev(String name) throws Exception {
    return git("rev-parse", name);
  }

  private String git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a"));
    command.addAll(List.of("-c", "user.email=a@example.org"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }
}
