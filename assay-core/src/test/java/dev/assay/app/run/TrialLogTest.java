package dev.assay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrialLogTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void take_anyBytes_appendsThemAsTheyAre() throws IOException {
    byte[] bytes = {0, 'a', (byte) 0xFF, '\n', 'b'};
    for (int start = 0; start < 2; start++) {
      try (TrialLog log = TrialLog.open(folder)) {
        log.take(bytes, 4);
      }
    }

    assertThat(Files.readAllBytes(file()))
        .containsExactly(0, 'a', (byte) 0xFF, '\n', 0, 'a', (byte) 0xFF, '\n');
  }

  @Test
  void take_withoutEnd_stopsAtTheLimitAndSaysSo() throws IOException {
    byte[] bytes = new byte[10 << 20];
    try (TrialLog log = TrialLog.open(folder)) {
      for (int i = 0; i < 10; i++) {
        log.take(bytes, bytes.length);
      }
    }

    assertThat(Files.size(file())).isBetween(64L << 20, (64L << 20) + 100);
    String text = Files.readString(file());
    assertThat(text.substring(64 << 20)).contains("left out");
  }

  @Test
  void take_afterTheEnd_isIgnored() throws IOException {
    TrialLog log = TrialLog.open(folder);
    log.close();

    log.take(new byte[] {'x'}, 1);

    assertThat(file()).isEmptyFile();
  }

  private Path file() {
    return folder.resolve(TrialLog.FILE);
  }
}
