package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.simulate.Script.End;
import dev.assay.simulate.Script.Step;
import java.util.ArrayList;
import java.util.List;

/// Ends, holds or replaces an answer that is ready to be sent.
final class Severing {
  private static final long PAUSE_NANOS = 2_000_000_000;
  private static final byte[] NOT_HTTP = "SSH-2.0-simulated\r\n".getBytes(UTF_8);

  private Severing() {}

  static Script apply(FaultSet faults, Script script, boolean keepAlive) {
    List<Step> steps = script.steps();
    if (faults.has(Fault.ONE_WRITE)) {
      long last = steps.getLast().afterNanos();
      steps = steps.stream().map(step -> new Step(last, step.bytes(), step.token())).toList();
    }
    int half = half(steps);
    if (faults.has(Fault.STALL)) {
      steps = delayed(steps, half, (long) faults.value(Fault.STALL, PAUSE_NANOS));
    }
    if (faults.has(Fault.NOT_HTTP)) {
      return new Script(200, List.of(new Step(0, NOT_HTTP, false)), End.CLOSE);
    }
    if (faults.any(Fault.RESET_BEFORE, Fault.CLOSE_BEFORE, Fault.HANG_BEFORE)) {
      return new Script(script.status(), List.of(), end(faults));
    }
    if (faults.any(Fault.RESET_HEADERS, Fault.HANG)) {
      return new Script(script.status(), steps.subList(0, 1), end(faults));
    }
    if (faults.any(Fault.RESET_STREAM, Fault.CLOSE_STREAM, Fault.HANG_STREAM)) {
      return new Script(script.status(), steps.subList(0, half), end(faults));
    }
    if (faults.has(Fault.RESET_AFTER)) {
      boolean chunked = Framing.isLastChunk(steps.getLast().bytes());
      int kept = chunked ? steps.size() - 1 : steps.size();
      return new Script(script.status(), steps.subList(0, kept), End.RESET);
    }
    return new Script(script.status(), steps, keepAlive ? script.end() : End.CLOSE);
  }

  private static End end(FaultSet faults) {
    if (faults.any(Fault.HANG_BEFORE, Fault.HANG, Fault.HANG_STREAM)) {
      return End.HANG;
    }
    return faults.any(Fault.CLOSE_BEFORE, Fault.CLOSE_STREAM) ? End.CLOSE : End.RESET;
  }

  private static int half(List<Step> steps) {
    long tokens = steps.stream().filter(Step::token).count();
    long before = Math.max(1, tokens / 2);
    int at = 0;
    for (long seen = 0; at < steps.size() && seen < before; at++) {
      seen += steps.get(at).token() ? 1 : 0;
    }
    return at;
  }

  private static List<Step> delayed(List<Step> steps, int from, long nanos) {
    List<Step> delayed = new ArrayList<>(steps.subList(0, from));
    steps
        .subList(from, steps.size())
        .forEach(
            step -> delayed.add(new Step(step.afterNanos() + nanos, step.bytes(), step.token())));
    return delayed;
  }
}
