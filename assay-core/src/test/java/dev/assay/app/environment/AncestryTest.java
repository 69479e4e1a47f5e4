package dev.assay.app.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AncestryTest {
  @TempDir private Path folder;

  private String first = "";
  private String second = "";
  private String tip = "";
  private String feature = "";

  @BeforeEach
  void makeRepository() throws Exception {
    git(folder, "init", "-q", "-b", "main", "repository");
    first = commit("one");
    second = commit("two");
    git(repository(), "checkout", "-q", "-b", "feature");
    feature = commit("feature");
    git(repository(), "checkout", "-q", "main");
    tip = commit("tip");
  }

  @Test
  void mergeBase_branchAndMain_isWhereTheyPart() {
    Ancestry ancestry = of(repository());

    assertThat(ancestry.mergeBase(feature, "main")).contains(second);
    assertThat(ancestry.isAncestor(second, feature)).isTrue();
    assertThat(ancestry.isAncestor(tip, feature)).isFalse();
  }

  @Test
  void upTo_commit_isItselfAndWhatLedToIt() {
    assertThat(of(repository()).upTo(feature, 10)).containsExactly(feature, second, first);
    assertThat(of(repository()).upTo(feature, 2)).containsExactly(feature, second);
  }

  @Test
  void commit_branchAndStartOfName_isFound() {
    Ancestry ancestry = of(repository());

    assertThat(ancestry.commit("feature")).contains(feature);
    assertThat(ancestry.commit(feature.substring(0, 8))).contains(feature);
    assertThat(ancestry.commit("none")).isEmpty();
    assertThat(ancestry.commit("--all")).isEmpty();
    assertThat(ancestry.commit(" ")).isEmpty();
    assertThat(ancestry.head()).contains(tip);
  }

  @Test
  void mainBranch_withoutOrigin_isMain() {
    assertThat(of(repository()).mainBranch()).contains("main");
  }

  @Test
  void isShallow_cloneOfOneCommit_hasNoMergeBase() throws Exception {
    git(folder, "clone", "-q", "--depth", "1", "--no-single-branch", uri(), "clone");
    Ancestry ancestry = of(folder.resolve("clone"));

    assertThat(ancestry.isShallow()).isTrue();
    assertThat(ancestry.mainBranch()).contains("origin/main");
    assertThat(ancestry.mergeBase("origin/feature", "origin/main")).isEmpty();
    assertThat(of(repository()).isShallow()).isFalse();
  }

  @Test
  void of_folderOutsideOfARepository_isEmpty() {
    assertThat(Ancestry.of(new Programs(System.getenv()), folder)).isEmpty();
    assertThat(Ancestry.of(new Programs(Map.of("PATH", "")), repository())).isEmpty();
  }

  private Path repository() {
    return folder.resolve("repository");
  }

  private String uri() {
    return repository().toUri().toString();
  }

  private static Ancestry of(Path folder) {
    return Ancestry.of(new Programs(System.getenv()), folder).orElseThrow();
  }

  private String commit(String message) throws Exception {
    git(repository(), "commit", "-q", "--allow-empty", "-m", message);
    return git(repository(), "rev-parse", "HEAD");
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
