package dev.assay.dataset;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes UTF-8 strictly: a leading byte order mark is dropped, a byte that is no UTF-8 is an
/// error that names its line.
final class Utf8Reader extends Reader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream input;
  private final Source source;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES).flip();
  private boolean started;
  private boolean ended;
  private long lineBreaks;

  Utf8Reader(InputStream input, Source source) {
    this.input = input;
    this.source = source;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!chars.hasRemaining()) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count > 0) {
      bytes.position(bytes.position() + count);
    }
    ended = count < 0;
    bytes.flip();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    chars.flip();
    dropByteOrderMark();
    for (int i = chars.position(); i < chars.limit(); i++) {
      if (chars.get(i) == '\n') {
        lineBreaks++;
      }
    }
    if (result.isError()) {
      throw AssayException.invalid(
          source.place(lineBreaks + 1),
          String.format("the byte 0x%02X here is not UTF-8", bytes.get(bytes.position())),
          "Save the file as UTF-8.");
    }
  }

  private void dropByteOrderMark() {
    if (!started && chars.hasRemaining()) {
      started = true;
      if (chars.get(chars.position()) == '\uFEFF') {
        chars.get();
      }
    }
  }
}
