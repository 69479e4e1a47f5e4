package dev.assay.simulate;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// The requests and answers of one interface of language models, as JSON.
interface Shape {

  /// Reads what a request asks.
  ///
  /// @throws BadRequest if it is not a request of this shape
  Question read(JsonNode request) throws BadRequest;

  /// The answer in one piece.
  String whole(Turn turn);

  /// The answer as a stream.
  List<Event> stream(Turn turn);

  /// Events without content, for an answer that begins with some.
  List<Event> empty(Turn turn);

  /// The event that says, within a stream, that there was an error.
  Event failure(String message);

  /// The body of an answer with an error.
  ///
  /// @param kind what kind of error, in the words of the interface
  String error(int status, String kind, String message);

  /// A request that cannot be answered.
  final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequest(String message) {
      super(message, null, false, false);
    }

    /// What is wrong.
    String text() {
      return String.valueOf(getMessage());
    }
  }
}
