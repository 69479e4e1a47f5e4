package dev.assay.simulate;

import java.util.List;

/// The body of an answer, before it is framed for HTTP.
///
/// @param status the HTTP status
/// @param headers further headers, each with its line end
/// @param blocks the body in the pieces in which it is sent
/// @param half how many of the pieces come before its half
/// @param streamed whether its length is not known when it begins
record Content(int status, String headers, List<Block> blocks, int half, boolean streamed) {

  Content {
    blocks = List.copyOf(blocks);
  }

  /// A piece of a body.
  ///
  /// @param afterNanos when it is sent, counted from the request
  /// @param token whether it holds a piece of the answer
  record Block(long afterNanos, byte[] bytes, boolean token) {

    Block with(byte[] other) {
      return new Block(afterNanos, other, token);
    }

    Block later(long nanos) {
      return new Block(afterNanos + nanos, bytes, token);
    }
  }

  /// A body in one piece.
  static Content whole(int status, String type, String headers, byte[] body, long afterNanos) {
    return new Content(
        status,
        "content-type: " + type + "\r\n" + headers,
        List.of(new Block(afterNanos, body, true)),
        1,
        false);
  }

  int length() {
    return blocks.stream().mapToInt(block -> block.bytes.length).sum();
  }

  Content with(List<Block> others, int newHalf) {
    return new Content(status, headers, others, newHalf, streamed);
  }

  Content withHeader(String header) {
    return new Content(status, headers + header + "\r\n", blocks, half, streamed);
  }
}
