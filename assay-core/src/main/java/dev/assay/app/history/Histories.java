package dev.assay.app.history;

import dev.assay.api.AssayException;
import dev.assay.api.observation.KeyHash;
import dev.assay.app.Installation;
import dev.assay.dataset.CacheFolder;
import dev.assay.dataset.S3Clients;
import dev.assay.store.history.History;
import dev.assay.store.place.DirectoryPlace;
import dev.assay.store.place.GitPlace;
import dev.assay.store.place.Place;
import dev.assay.store.place.S3Place;
import java.nio.file.Path;

/// Opens histories by their addresses: a folder, `git:REMOTE#BRANCH` or `s3://BUCKET/PREFIX`.
public final class Histories {
  private static final String GIT = "git:";
  private static final String S3 = "s3://";
  private static final int KEY_DIGITS = 16;

  private final Installation installation;

  /// The histories that an installation can reach.
  public Histories(Installation installation) {
    this.installation = installation;
  }

  /// Opens a history, which need not be there yet.
  ///
  /// @param base the folder to which a relative one refers, and whose repository knows the remotes
  /// @throws AssayException if the address is none
  public History open(String address, Path base) {
    return new History(place(address, base));
  }

  /// Where the index of a history is kept: a folder of the user's cache.
  public Path index(String address, Path base) {
    String key = isFolder(address) ? base.resolve(address).normalize().toString() : address;
    String own = key.startsWith(GIT) && !isForeign(remote(key)) ? base + " " + key : key;
    return cache().resolve(new KeyHash("history").add(own).hex().substring(0, KEY_DIGITS));
  }

  private Path cache() {
    return CacheFolder.of(installation.variables()).resolve("history");
  }

  private Place place(String address, Path base) {
    if (address.startsWith(GIT)) {
      return git(address, base);
    }
    if (address.startsWith(S3)) {
      String rest = address.substring(S3.length());
      int slash = rest.indexOf('/');
      String bucket = slash < 0 ? rest : rest.substring(0, slash);
      String prefix = slash < 0 ? "" : rest.substring(slash + 1).replaceAll("/+$", "");
      if (bucket.isEmpty()) {
        throw wrong(address, "it names no bucket");
      }
      return new S3Place(S3Clients.of(installation.variables()), bucket, prefix);
    }
    if (address.contains("://") || address.isBlank()) {
      throw wrong(address, "nothing is known that opens it");
    }
    return new DirectoryPlace(base.resolve(address));
  }

  private Place git(String address, Path base) {
    int hash = address.lastIndexOf('#');
    String branch = hash < 0 ? "" : address.substring(hash + 1);
    if (!branch.matches("[A-Za-z0-9_][A-Za-z0-9._/-]*") || branch.contains("..")) {
      throw wrong(address, "it names no branch");
    }
    String remote = remote(address);
    Path repository =
        isForeign(remote)
            ? GitPlace.mirror(
                cache()
                    .resolve("git")
                    .resolve(new KeyHash("mirror").add(remote).hex().substring(0, KEY_DIGITS)))
            : base;
    return new GitPlace(repository, remote, branch, installation.ticker());
  }

  private static String remote(String address) {
    int hash = address.lastIndexOf('#');
    String remote = address.substring(GIT.length(), hash < 0 ? address.length() : hash);
    return remote.isEmpty() ? "origin" : remote;
  }

  /// Whether it is an address, and not the name of a remote of the user's repository.
  private static boolean isForeign(String remote) {
    return remote.contains("/") || remote.contains(":");
  }

  private static boolean isFolder(String address) {
    return !address.startsWith(GIT) && !address.contains("://");
  }

  private static AssayException wrong(String address, String why) {
    return AssayException.invalid(
        address,
        "this is not the address of a history: " + why,
        "Write a folder, git:REMOTE#BRANCH (such as git:origin#assay-history) or"
            + " s3://BUCKET/PREFIX.");
  }
}
