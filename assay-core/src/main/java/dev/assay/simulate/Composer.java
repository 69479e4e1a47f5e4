package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.simulate.Content.Block;
import dev.assay.simulate.Event.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Puts an answer together: its words, its times and its faults.
final class Composer {
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Sign in</title></head>"
          + "<body><h1>Sign in to continue</h1></body></html>\n";
  private static final int TIME_STREAM = 4;

  private final Settings settings;
  private final boolean immediate;

  Composer(Settings settings) {
    this.settings = settings;
    Spread none = new Spread.Fixed(0);
    this.immediate = settings.timing().first().equals(none) && settings.timing().gap().equals(none);
  }

  Script compose(Turn turn, Shape shape, boolean keepAlive) {
    FaultSet faults = turn.faults();
    boolean streamed = turn.question().streaming().on() && !faults.has(Fault.UNSTREAMED);
    long[] times = times(turn);
    Content content;
    if (faults.has(Fault.HTML)) {
      content = Content.whole(200, "text/html", "", PAGE.getBytes(UTF_8), times[0]);
    } else if (faults.has(Fault.EMPTY_BODY)) {
      content = Content.whole(200, "application/json", "", new byte[0], times[0]);
    } else {
      content = streamed ? streamed(turn, shape, times) : whole(turn, shape, times);
    }
    return new Framing(faults, keepAlive, turn.number()).frame(content);
  }

  private static Content whole(Turn turn, Shape shape, long[] times) {
    byte[] body = shape.whole(turn).getBytes(UTF_8);
    long due = times[times.length - 1];
    if (turn.faults().has(Fault.TRUNCATED_JSON)) {
      body = Arrays.copyOf(body, body.length / 2);
    }
    Content content = Content.whole(200, "application/json", "", body, due);
    if (turn.faults().isEmpty()) {
      return content;
    }
    int half = body.length / 2;
    return content.with(
        List.of(
            new Block(due, Arrays.copyOf(body, half), true),
            new Block(due, Arrays.copyOfRange(body, half, body.length), true)),
        1);
  }

  private Content streamed(Turn turn, Shape shape, long[] times) {
    FaultSet faults = turn.faults();
    List<Event> events = StreamFaults.apply(turn, shape, shape.stream(turn));
    List<String> texts = new ServerSentEvents(faults, settings.watch().stamps()).write(events);
    List<Block> blocks = new ArrayList<>(events.size());
    long due = faults.has(Fault.ROLE_EARLY) ? 0 : times[0];
    int tokens = 0;
    for (int i = 0; i < events.size(); i++) {
      boolean token = events.get(i).kind() == Kind.TOKEN;
      if (token) {
        due = times[Math.min(tokens, times.length - 1)];
        tokens++;
      }
      blocks.add(new Block(due, texts.get(i).getBytes(UTF_8), token));
    }
    return new Content(
        200,
        "content-type: text/event-stream; charset=utf-8\r\ncache-control: no-cache\r\n",
        blocks,
        StreamFaults.half(events),
        true);
  }

  /// When each piece of the answer is due, in nanoseconds from the request; one at least.
  private long[] times(Turn turn) {
    Answer answer = turn.answer();
    long[] times = new long[Math.max(1, answer.reasoning().size() + answer.pieces().size())];
    if (immediate) {
      return times;
    }
    Timing timing = settings.timing();
    RandomGenerator random =
        Hashes.generator(settings.speech().seed() + turn.number(), TIME_STREAM);
    double due = timing.first().draw(random);
    times[0] = Math.round(due);
    for (int i = 1; i < times.length; i++) {
      due += timing.gap().draw(random);
      times[i] = Math.round(due);
    }
    return times;
  }
}
