package dev.assay.app.environment;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A commit that is checked out in a temporary folder, beside the repository and without its hooks,
/// for as long as this object is open. It is removed when this process is interrupted, too.
public final class Worktree implements AutoCloseable {
  private final Ancestry repository;
  private final Path temporary;
  private final Path path;
  private final Thread hook = new Thread(this::remove, "assay-worktree-end");

  private Worktree(Ancestry repository, Path temporary, Path path) {
    this.repository = repository;
    this.temporary = temporary;
    this.path = path;
  }

  /// Checks a commit out.
  ///
  /// @throws AssayException if it cannot be
  public static Worktree of(Ancestry repository, String commit) {
    try {
      Path temporary = Files.createTempDirectory("assay-worktree");
      Worktree worktree = new Worktree(repository, temporary, temporary.resolve(commit));
      Runtime.getRuntime().addShutdownHook(worktree.hook);
      if (!repository.checkOut(commit, worktree.path)) {
        worktree.close();
        throw AssayException.invalid(
            commit,
            "git cannot check it out in " + temporary,
            "Check it out yourself with `git worktree add`, and name the spec in it.");
      }
      return worktree;
    } catch (IOException failure) {
      throw AssayException.invalid(
          System.getProperty("java.io.tmpdir"),
          "no temporary folder can be made: " + failure.getMessage(),
          "Make room, or name another folder with TMPDIR.");
    }
  }

  /// The folder that stands for the one in which the user is.
  public Path folder() {
    return path.resolve(repository.prefix());
  }

  /// Removes it.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook does it.
      return;
    }
    remove();
  }

  private void remove() {
    repository.removeWorktree(path);
    try {
      if (Files.exists(temporary)) {
        delete(temporary);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
