package dev.assay.store.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryPlaceTest extends PlaceContract {
  @TempDir Path folder;

  @Override
  Place open() {
    return new DirectoryPlace(folder.resolve("history"));
  }

  @Test
  void whatAKilledWriterLeft_isNoFileAndGoesWithTheNextWrite() throws IOException {
    Path left = Files.createDirectories(folder.resolve("history/runs")).resolve(".x.tmp-1");
    Files.writeString(left, "half");

    try (Place place = open()) {
      assertThat(place.list()).isEmpty();
      place.apply(batch(add("runs/y", "1")));
    }
    assertThat(left).doesNotExist();
  }

  @Test
  void fileInPlaceOfTheDirectory_isAProblemThatNamesIt() throws IOException {
    Files.writeString(folder.resolve("history"), "x");

    try (Place place = open()) {
      assertThatThrownBy(() -> place.apply(batch(add("a", "1"))))
          .isInstanceOf(AssayException.class)
          .hasMessageContainingAll("history", "cannot be written");
    }
  }
}
