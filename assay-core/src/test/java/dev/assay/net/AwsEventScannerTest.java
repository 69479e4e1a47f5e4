package dev.assay.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwsEventScannerTest {

  /// A message with two headers of text, as the service writes them.
  private static byte[] message(String type, String payload) {
    ByteBuf headers = Unpooled.buffer();
    header(headers, ":message-type", "event");
    header(headers, ":event-type", type);
    byte[] data = payload.getBytes(UTF_8);
    ByteBuf message = Unpooled.buffer();
    message.writeInt(16 + headers.readableBytes() + data.length);
    message.writeInt(headers.readableBytes());
    message.writeInt(checksum(message));
    message.writeBytes(headers);
    message.writeBytes(data);
    message.writeInt(checksum(message));
    byte[] bytes = new byte[message.readableBytes()];
    message.readBytes(bytes);
    return bytes;
  }

  private static void header(ByteBuf headers, String name, String value) {
    headers.writeByte(name.length());
    headers.writeBytes(name.getBytes(UTF_8));
    headers.writeByte(7);
    headers.writeShort(value.length());
    headers.writeBytes(value.getBytes(UTF_8));
  }

  private static int checksum(ByteBuf bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes.nioBuffer());
    return (int) sum.getValue();
  }

  private static List<String> scan(byte[] bytes, int piece) {
    EventLog log = new EventLog();
    AwsEventScanner scanner = new AwsEventScanner(log);
    for (int at = 0; at < bytes.length; at += piece) {
      int length = Math.min(piece, bytes.length - at);
      scanner.scan(Unpooled.wrappedBuffer(bytes, at, length), at);
    }
    scanner.end(bytes.length);
    List<String> events = new ArrayList<>();
    EventLog.Reader reader = log.read();
    while (reader.next()) {
      events.add(reader.name() + " " + reader.text());
    }
    return events;
  }

  private static byte[] stream() {
    ByteBuf stream = Unpooled.buffer();
    stream.writeBytes(message("messageStart", "{}"));
    stream.writeBytes(message("contentBlockDelta", "{\"ü\":1}"));
    stream.writeBytes(message("messageStop", ""));
    byte[] bytes = new byte[stream.readableBytes()];
    stream.readBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100_000})
  void messages_cutAnywhere_areEvents(int piece) {
    assertThat(scan(stream(), piece))
        .containsExactly("messageStart {}", "contentBlockDelta {\"ü\":1}", "messageStop ");
  }

  @Test
  void message_thatIsBroken_endsTheStream() {
    byte[] bytes = stream();
    int second = message("messageStart", "{}").length;
    for (int at : new int[] {0, 5, 9, 40, message("contentBlockDelta", "{\"ü\":1}").length - 1}) {
      byte[] broken = bytes.clone();
      broken[second + at] ^= 1;

      assertThat(scan(broken, 100_000)).containsExactly("messageStart {}");
    }
  }

  @Test
  void message_thatIsNotWhole_isNone() {
    byte[] bytes = stream();

    assertThat(scan(Arrays.copyOf(bytes, bytes.length - 1), 100_000)).hasSize(2);
  }
}
