package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {
  private static final int ROWS = 400_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"data.csv", "data.jsonl"})
  void open_fileLargerThanTheHeap_isStreamed(String name) throws Exception {
    Path file = folder.resolve(name);
    write(file);
    assertThat(Files.size(file)).isGreaterThan(24L << 20);
    Path output = folder.resolve("output.txt");

    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output)).isEqualToIgnoringNewLines("400000 400000");
  }

  private static void write(Path file) throws IOException {
    boolean csv = file.toString().endsWith(".csv");
    try (Writer writer = Files.newBufferedWriter(file)) {
      if (csv) {
        writer.write("id,x,text,target\n");
      }
      String text = "t".repeat(80);
      for (int row = 0; row < ROWS; row++) {
        writer.write(
            csv
                ? "r" + row + "," + row * 0.5 + "," + text + "," + row % 3 + "\n"
                : "{\"id\":\"r"
                    + row
                    + "\",\"x\":"
                    + row * 0.5
                    + ",\"text\":\""
                    + text
                    + "\",\"target\":"
                    + row % 3
                    + "}\n");
      }
    }
  }

  /// Opens and streams a dataset in a process of its own.
  static final class Reader {
    private Reader() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      Dataset dataset = Requests.file(Path.of(arguments[0])).open();
      long read = 0;
      try (RowStream rows = dataset.open()) {
        while (rows.hasNext()) {
          rows.next();
          read++;
        }
      }
      PrintStream out = System.out;
      out.println(dataset.profile().rows() + " " + read);
    }
  }
}
