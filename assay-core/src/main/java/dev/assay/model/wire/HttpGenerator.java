package dev.assay.model.wire;

import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.observation.KeyHash;
import dev.assay.net.HttpCall;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A language model behind an HTTP endpoint, spoken with in some wire format.
final class HttpGenerator implements Generator {
  private final HttpTransport transport;
  private final WireFormat format;
  private final URI address;
  private final String identity;
  private final Recordings recordings;

  /// A generator.
  ///
  /// @param address where requests go
  /// @param identity what identifies the model in content keys: provider, address and name
  /// @param secrets the keys that the format sends; they are cut out of whatever comes back
  HttpGenerator(
      HttpTransport transport,
      WireFormat format,
      URI address,
      String identity,
      List<String> secrets) {
    this.transport = transport;
    this.format = format;
    this.address = address;
    this.identity = identity;
    this.recordings = new Recordings(format, new Redaction(secrets));
  }

  @Override
  public ModelCard card() {
    return new ModelCard(Task.GENERATION, List.of(), List.of(), List.of(), 0, "", Map.of());
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public String endpoint() {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  @Override
  public Optional<String> fingerprint(GenerationRequest request) {
    HttpCall call = format.call(request);
    KeyHash hash = new KeyHash("request").add(call.method()).add(call.uri().toString());
    call.body().forEach(part -> hash.add(HexFormat.of().formatHex(part)));
    return Optional.of(hash.hex());
  }

  @Override
  public void prepare(Duration limit) {
    transport.prepare(address, limit);
  }

  @Override
  public void rehearse(Duration length) {
    transport.rehearse(length);
  }

  @Override
  public Call generate(GenerationRequest request, Receiver receiver) {
    Runnable cancel =
        transport.record(
            format.call(request), recording -> receiver.ended(() -> recordings.attempt(recording)));
    return cancel::run;
  }

  @Override
  public void close() {
    // The connections belong to the transport.
  }
}
