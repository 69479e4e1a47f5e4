package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicateIdsTest {
  @Test
  void first_allDifferentAboveMemoryLimit_isEmpty() {
    try (DuplicateIds ids = new DuplicateIds()) {
      for (int line = 0; line < 2 * DuplicateIds.IN_MEMORY + 7; line++) {
        ids.add("id " + line, line);
      }
      assertThat(ids.first()).isEmpty();
    }
  }

  @Test
  void first_repeatsAboveMemoryLimit_isTheOneThatComesFirst() {
    try (DuplicateIds ids = new DuplicateIds()) {
      int count = 2 * DuplicateIds.IN_MEMORY;
      for (int line = 0; line < count; line++) {
        ids.add("id " + line, line);
      }
      ids.add("id 5", count);
      ids.add("id 3", count + 1);
      ids.add("id 4", count + 2);
      assertThat(ids.first()).contains(new DuplicateIds.Duplicate(5, count));
    }
  }

  @Test
  void first_fewIds_isTheOneThatComesFirst() {
    try (DuplicateIds ids = new DuplicateIds()) {
      ids.add("a", 2);
      ids.add("b", 3);
      ids.add("b", 4);
      ids.add("a", 5);
      assertThat(ids.first()).contains(new DuplicateIds.Duplicate(3, 4));
    }
  }
}
