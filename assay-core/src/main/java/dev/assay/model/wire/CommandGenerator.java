package dev.assay.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program that is started for each question: it reads the question from its input and writes the
/// answer to its output.
final class CommandGenerator implements Generator {
  private static final int MOST_BYTES = 16 << 20;

  private final List<String> command;
  private final Map<String, String> variables;
  private final Ticker ticker;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param command the program and its arguments
  /// @param variables the whole environment of the program
  CommandGenerator(List<String> command, Map<String, String> variables, Ticker ticker) {
    this.command = List.copyOf(command);
    this.variables = Map.copyOf(variables);
    this.ticker = ticker;
  }

  @Override
  public ModelCard card() {
    return new ModelCard(Task.GENERATION, List.of(), List.of(), List.of(), 0, "", Map.of());
  }

  @Override
  public String identity() {
    return "command " + String.join("\0", command);
  }

  @Override
  public Call generate(GenerationRequest request, Receiver receiver) {
    Running running = new Running();
    threads.execute(() -> {
      Attempt attempt = attempt(request, running);
      receiver.ended(() -> attempt);
    });
    return running::cancel;
  }

  private Attempt attempt(GenerationRequest request, Running running) {
    long sent = ticker.nanoTime();
    Attempt.Result result;
    try {
      result = result(request, running);
    } catch (IOException unstarted) {
      result =
          new Attempt.Failure(
              Attempt.Kind.UNREACHABLE, "the program cannot be started: " + unstarted.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      result = new Attempt.Failure(Attempt.Kind.CANCELLED, "given up");
    }
    long end = ticker.nanoTime();
    boolean answered = result instanceof Attempt.Generation;
    AttemptTrace trace =
        answered
            ? new AttemptTrace(sent, end, Chunks.NONE, end)
            : AttemptTrace.unanswered(sent, end);
    return new Attempt(trace, 0, result);
  }

  private Attempt.Result result(GenerationRequest request, Running running)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("ASSAY_DRAW", Integer.toString(request.draw()));
    Process process = builder.start();
    if (!running.started(process)) {
      return new Attempt.Failure(Attempt.Kind.CANCELLED, "given up");
    }
    try {
      CompletableFuture<byte[]> output = read(process.getInputStream());
      CompletableFuture<byte[]> errors = read(process.getErrorStream());
      threads.execute(() -> write(process, request.conversation().transcript()));
      if (!process.waitFor(request.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
        return new Attempt.Failure(
            Attempt.Kind.TIMEOUT, "no end within " + request.timeout().toMillis() + " ms");
      }
      byte[] answer = output.get(1, TimeUnit.SECONDS);
      return running.cancelled()
          ? new Attempt.Failure(Attempt.Kind.CANCELLED, "given up")
          : result(process.exitValue(), answer, errors.get(1, TimeUnit.SECONDS));
    } catch (TimeoutException open) {
      return new Attempt.Failure(
          Attempt.Kind.MALFORMED_ANSWER,
          "the program ended, but others still hold its output open");
    } catch (ExecutionException unreadable) {
      return new Attempt.Failure(
          Attempt.Kind.MALFORMED_ANSWER, "the output cannot be read: " + unreadable.getCause());
    } finally {
      kill(process);
    }
  }

  private static Attempt.Result result(int code, byte[] answer, byte[] errors) {
    if (code != 0) {
      return new Attempt.Failure(
          Attempt.Kind.SERVER_ERROR,
          "exit code " + code + (errors.length == 0 ? "" : ": " + Excerpt.of(errors)));
    }
    if (answer.length > MOST_BYTES) {
      return new Attempt.Failure(
          Attempt.Kind.MALFORMED_ANSWER, "the output is larger than " + MOST_BYTES + " bytes");
    }
    String text = new String(answer, UTF_8).stripTrailing();
    return new Attempt.Generation(text, "", new Finish(Finish.Kind.COMPLETE, ""), Tokens.UNKNOWN);
  }

  private CompletableFuture<byte[]> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            stream.transferTo(OutputStream.nullOutputStream());
            return bytes;
          } catch (IOException ended) {
            // The process was killed: what it said so far does not count.
            return new byte[0];
          }
        },
        threads);
  }

  private static void write(Process process, String question) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(question.getBytes(UTF_8));
    } catch (IOException unread) {
      // A program need not read its input.
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /// A program that runs, or will.
  private static final class Running {
    private boolean cancelled;
    private Optional<Process> process = Optional.empty();

    /// Whether it may go on.
    synchronized boolean started(Process started) {
      process = Optional.of(started);
      if (cancelled) {
        kill(started);
      }
      return !cancelled;
    }

    synchronized boolean cancelled() {
      return cancelled;
    }

    synchronized void cancel() {
      cancelled = true;
      process.ifPresent(CommandGenerator::kill);
    }
  }
}
