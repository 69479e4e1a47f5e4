package dev.assay.model;

import dev.assay.api.model.ProcessOutput;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A child process that hosts a model.
///
/// It ends when `close` is called, when this JVM exits, and, because its standard input is a pipe
/// of this JVM, when this JVM is killed. What it writes is read to the end, handed on, and kept
/// only in part, so that it never blocks and never fills the memory.
final class WorkerProcess implements AutoCloseable {
  private static final int LONGEST_LINE = 64 << 10;
  private static final int CHUNK = 8 << 10;
  private static final Duration END = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final Process process;
  private final Ticker ticker;
  private final CompletableFuture<String> firstLine = new CompletableFuture<>();
  private volatile long beginNanos;
  private final OutputTail errors = new OutputTail();
  private final Thread hook;
  private final Thread outputReader;
  private final Thread errorReader;

  /// How the first line of a worker's output was waited for.
  sealed interface Greeting {
    /// It came.
    record Line(String text) implements Greeting {}

    /// The output ended before it.
    record Ended() implements Greeting {}

    /// It did not come in time.
    record Late() implements Greeting {}
  }

  private WorkerProcess(Process process, ProcessOutput output, Ticker ticker) {
    this.process = process;
    this.ticker = ticker;
    this.beginNanos = ticker.nanoTime();
    this.hook = new Thread(process::destroyForcibly, "assay-end-worker");
    Runtime.getRuntime().addShutdownHook(hook);
    this.outputReader = reader("output", () -> readOutput(output));
    this.errorReader = reader("errors", () -> errors.readFrom(process.getErrorStream(), output));
    outputReader.start();
    errorReader.start();
  }

  /// Starts a process.
  ///
  /// @param output takes what it writes after its first line
  /// @throws IOException if the program cannot be started
  static WorkerProcess start(List<String> command, ProcessOutput output, Ticker ticker)
      throws IOException {
    return new WorkerProcess(new ProcessBuilder(command).start(), output, ticker);
  }

  /// The first line that the process writes.
  ///
  /// @throws InterruptedException if the thread is interrupted
  Greeting greeting(Duration limit) throws InterruptedException {
    try {
      String line = firstLine.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return line.isEmpty() ? new Greeting.Ended() : new Greeting.Line(line);
    } catch (TimeoutException late) {
      return new Greeting.Late();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the worker's output cannot be read", broken.getCause());
    }
  }

  /// Tells the process to begin, which it waits for once it has started.
  void begin() {
    beginNanos = ticker.nanoTime();
    try {
      OutputStream input = process.getOutputStream();
      input.write('\n');
      input.flush();
    } catch (IOException ended) {
      // Its greeting will tell.
    }
  }

  /// The seconds since the process was told to begin.
  double seconds() {
    return (ticker.nanoTime() - beginNanos) / 1e9;
  }

  /// Whether the process has ended, or ends within a moment.
  ///
  /// A broken connection is seen before the end of the process that held it, hence the moment.
  boolean hasEnded() {
    try {
      return process.waitFor(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /// How the process ended, in words, with the last lines that it wrote to its standard error.
  String obituary() {
    awaitEnd(errorReader);
    int exit = process.isAlive() ? 0 : process.exitValue();
    String how =
        exit > 128
            ? "was killed by signal " + (exit - 128) + hint(exit - 128)
            : "ended with exit code " + exit;
    String said = errors.text();
    return said.isEmpty() ? how : how + "; its last words: " + said;
  }

  /// Closes the standard input, upon which a worker ends by itself.
  ///
  /// @return whether it did in time
  /// @throws InterruptedException if the thread is interrupted
  boolean dismiss(Duration limit) throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      // The process has ended already.
    }
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Ends the process for certain, and hands on the last of what it wrote.
  @Override
  public void close() {
    process.destroyForcibly();
    boolean interrupted = false;
    try {
      process.waitFor(END.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException exiting) {
      // The hook runs already.
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    } else {
      awaitEnd(outputReader);
      awaitEnd(errorReader);
    }
  }

  // A child of the process may hold its output open, hence the limit.
  private static void awaitEnd(Thread reader) {
    try {
      reader.join(LAST_WORDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // Signal 9 without anybody asking for it is most often the kernel's answer to a lack of memory.
  private static String hint(int signal) {
    return signal == 9 ? " (SIGKILL; the machine may be short of memory)" : "";
  }

  private void readOutput(ProcessOutput rest) {
    try (InputStream output = process.getInputStream()) {
      StringBuilder line = new StringBuilder();
      int next = output.read();
      while (next >= 0 && next != '\n' && line.length() < LONGEST_LINE) {
        line.append((char) next);
        next = output.read();
      }
      boolean whole = next == '\n';
      firstLine.complete(
          whole
              ? new String(
                  line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
              : line.length() < LONGEST_LINE ? "" : "(more than a line)");
      byte[] chunk = new byte[CHUNK];
      for (int count = output.read(chunk); count >= 0; count = output.read(chunk)) {
        rest.take(chunk, count);
      }
    } catch (IOException ended) {
      firstLine.complete("");
    }
  }

  private static Thread reader(String what, Runnable read) {
    return Thread.ofPlatform().daemon().name("assay-worker-" + what).unstarted(read);
  }
}
