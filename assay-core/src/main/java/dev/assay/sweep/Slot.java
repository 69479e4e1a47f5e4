package dev.assay.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A place in which trials run, one after another: a shell that lives as long as the sweep, so that
/// launching a trial costs what a shell's fork costs. See `slot.sh`.
final class Slot implements AutoCloseable {
  private static final String SCRIPT = script();

  private final Process shell;
  private final Path runFolder;
  private final OutputStream orders;
  private final BufferedReader answers;
  private final InputStream processes;
  private long process;

  private Slot(Process shell, Path runFolder) {
    this.shell = shell;
    this.runFolder = runFolder;
    this.orders = shell.getOutputStream();
    this.answers = shell.inputReader(StandardCharsets.UTF_8);
    this.processes = shell.getErrorStream();
  }

  /// Opens a slot.
  ///
  /// @param runFolder the folder below which all trials have theirs
  /// @throws IOException if no shell can be started
  static Slot open(Path runFolder) throws IOException {
    Process shell = new ProcessBuilder("bash", "-c", SCRIPT).directory(runFolder.toFile()).start();
    return new Slot(shell, runFolder);
  }

  /// Runs the command of a trial to its end.
  ///
  /// @param attempt the number of the attempt
  /// @param folder the folder of the trial
  /// @return the exit code, above 128 for a signal
  /// @throws IOException if the shell has ended
  int run(int attempt, Path folder) throws IOException {
    String order = attempt + " " + runFolder.relativize(folder).toString() + "\n";
    orders.write(order.getBytes(StandardCharsets.UTF_8));
    orders.flush();
    String line = answers.readLine();
    forget();
    if (line == null) {
      throw new IOException("the shell that launches trials has ended");
    }
    return Integer.parseInt(line);
  }

  /// The process group of the command that runs; 0 while it is not known.
  synchronized long process() {
    try {
      byte[] told = processes.readNBytes(processes.available());
      for (String line : new String(told, StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.matches("pid [0-9]{1,9}")) {
          process = Long.parseLong(line.substring(4));
        }
      }
    } catch (IOException ended) {
      // Then nothing runs in this slot.
    }
    return process;
  }

  // Read to the end here and now, so that the shell never waits for a reader.
  private synchronized void forget() {
    process();
    process = 0;
  }

  /// Lets the shell end; a command that still runs is left to it.
  @Override
  public void close() {
    try {
      orders.close();
    } catch (IOException ended) {
      shell.destroy();
    }
  }

  private static String script() {
    try (InputStream in = Slot.class.getResourceAsStream("slot.sh")) {
      if (in == null) {
        throw new IllegalStateException("slot.sh is missing from this installation");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("slot.sh of this installation cannot be read", unreadable);
    }
  }
}
