package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.net.EventLog;
import dev.assay.net.HttpCall;

/// One way to speak with language models over HTTP: how a question is written, and what an answer
/// means. It holds what is the same for all questions: the address, the model's name, its
/// parameters and the key. Safe for several threads.
interface WireFormat {

  /// The request that asks a question, with everything that proves who asks.
  HttpCall call(GenerationRequest request);

  /// A reader of one streamed answer.
  StreamReader stream();

  /// What an answer with a status of success that came whole says.
  ///
  /// @throws MalformedAnswerException if it is not what this format has
  Attempt.Result whole(byte[] body);

  /// Why there is no answer, where the status says so.
  ///
  /// @param status the status, 300 or more
  /// @param body what came with it, whatever it is
  Attempt.Failure failure(int status, byte[] body);

  /// Reads the events of one streamed answer in their order, after the stream has ended.
  interface StreamReader {

    /// Notes what an event says.
    ///
    /// @return what it carries
    /// @throws MalformedAnswerException if it is not what the format has
    ChunkKind read(EventLog.Reader event);

    /// What all events say together.
    Attempt.Result result();
  }
}
