package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.simulate.Content.Block;
import dev.assay.simulate.Script.End;
import dev.assay.simulate.Script.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes a body an HTTP answer, and breaks it where a fault says so.
final class Framing {
  private static final int DEFAULT_PIECE = 7;
  private static final byte[] END_OF_CHUNK = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(UTF_8);
  private static final byte[] BAD_SIZE = "wrong\r\n".getBytes(UTF_8);
  // How wrong a content-length is.
  private static final int MISCOUNT = 10;

  private final FaultSet faults;
  private final boolean keepAlive;
  private final long number;

  Framing(FaultSet faults, boolean keepAlive, long number) {
    this.faults = faults;
    this.keepAlive = keepAlive;
    this.number = number;
  }

  private enum Mode {
    LENGTH,
    CHUNKS,
    UNTIL_CLOSE
  }

  Script frame(Content plain) {
    if (faults.isEmpty()) {
      Mode mode = plain.streamed() ? Mode.CHUNKS : Mode.LENGTH;
      return script(plain, framed(plain, mode, plain.length()), ending());
    }
    return Severing.apply(faults, broken(plain), keepAlive);
  }

  private Script broken(Content plain) {
    Content content = plain;
    if (faults.has(Fault.GZIP)) {
      content =
          content
              .withHeader("content-encoding: gzip")
              .with(Gzip.packed(content.blocks()), content.half());
    }
    int length = content.length();
    Mode mode = content.streamed() ? Mode.CHUNKS : Mode.LENGTH;
    End end = ending();
    if (faults.has(Fault.UNTIL_CLOSE)) {
      mode = Mode.UNTIL_CLOSE;
      end = End.CLOSE;
    } else if (faults.any(Fault.LENGTH_LONG, Fault.LENGTH_SHORT)) {
      mode = Mode.LENGTH;
      length = Math.max(0, length + (faults.has(Fault.LENGTH_LONG) ? MISCOUNT : -MISCOUNT));
      end = End.CLOSE;
    }
    List<Block> cut = Cuts.apply(content.blocks(), faults);
    List<Block> framed = framed(content.with(cut, content.half()), mode, length);
    if (faults.has(Fault.SPLIT_BYTES)) {
      framed =
          Cuts.pieces(framed, (int) Math.max(1, faults.value(Fault.SPLIT_BYTES, DEFAULT_PIECE)));
    }
    return script(content, framed, end);
  }

  private End ending() {
    return keepAlive ? End.KEEP : End.CLOSE;
  }

  private static Script script(Content content, List<Block> framed, End end) {
    List<Step> steps = new ArrayList<>(framed.size());
    for (Block block : framed) {
      steps.add(new Step(block.afterNanos(), block.bytes(), block.token()));
    }
    return new Script(content.status(), steps, end);
  }

  private List<Block> framed(Content content, Mode mode, int length) {
    List<Block> framed = new ArrayList<>(content.blocks().size() * 3 + 2);
    long first = content.blocks().isEmpty() ? 0 : content.blocks().getFirst().afterNanos();
    boolean early = faults.any(Fault.HANG, Fault.RESET_HEADERS, Fault.ROLE_EARLY);
    framed.add(new Block(early ? 0 : first, head(content, mode, length), false));
    if (mode != Mode.CHUNKS) {
      framed.addAll(content.blocks());
      return framed;
    }
    for (int i = 0; i < content.blocks().size(); i++) {
      Block block = content.blocks().get(i);
      if (faults.has(Fault.BAD_CHUNK) && i == content.half()) {
        framed.add(block.with(BAD_SIZE));
      }
      framed.add(block.with(chunk(block.bytes())));
    }
    long last = content.blocks().isEmpty() ? 0 : content.blocks().getLast().afterNanos();
    framed.add(new Block(last, LAST_CHUNK, false));
    return framed;
  }

  private static byte[] chunk(byte[] bytes) {
    byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8);
    byte[] chunk = new byte[size.length + bytes.length + 2];
    System.arraycopy(size, 0, chunk, 0, size.length);
    System.arraycopy(bytes, 0, chunk, size.length, bytes.length);
    System.arraycopy(END_OF_CHUNK, 0, chunk, size.length + bytes.length, 2);
    return chunk;
  }

  /// Whether these are the bytes that end a body in chunks.
  static boolean isLastChunk(byte[] bytes) {
    return Arrays.equals(bytes, LAST_CHUNK);
  }

  private byte[] head(Content content, Mode mode, int length) {
    String framing =
        switch (mode) {
          case LENGTH -> "content-length: " + length + "\r\n";
          case CHUNKS -> "transfer-encoding: chunked\r\n";
          case UNTIL_CLOSE -> "";
        };
    boolean kept = keepAlive && mode != Mode.UNTIL_CLOSE;
    return ("HTTP/1.1 "
            + Statuses.line(content.status())
            + "\r\n"
            + content.headers()
            + "x-request-id: req_"
            + number
            + "\r\n"
            + framing
            + (kept ? "\r\n" : "connection: close\r\n\r\n"))
        .getBytes(UTF_8);
  }
}
