package dev.assay.app.simulate;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.simulate.AnswerBook;
import dev.assay.simulate.Fault;
import dev.assay.simulate.FaultRule;
import dev.assay.simulate.Limits;
import dev.assay.simulate.Settings;
import dev.assay.simulate.SimulatedServer;
import dev.assay.simulate.Speech;
import dev.assay.simulate.Spread;
import dev.assay.simulate.Timing;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/// A simulated endpoint that runs until it is closed.
public final class Simulation implements AutoCloseable {
  private final SimulatedServer server;

  private Simulation(SimulatedServer server) {
    this.server = server;
  }

  /// Starts an endpoint.
  ///
  /// @throws AssayException if an option is wrong, or nothing can listen at the address
  public static Simulation start(SimulateRequest request, Ticker ticker) {
    return new Simulation(SimulatedServer.start(settings(request), address(request), ticker));
  }

  private static InetSocketAddress address(SimulateRequest request) {
    int port = request.address().port();
    if (port < 0 || port > 65535) {
      throw AssayException.invalid("--port", port + " is no port", "Take one from 0 to 65535.");
    }
    InetSocketAddress address = new InetSocketAddress(request.address().host(), port);
    if (address.isUnresolved()) {
      throw AssayException.invalid(
          "--host",
          "the host '" + request.address().host() + "' is not known",
          "Take 127.0.0.1, or an address of this machine.");
    }
    return address;
  }

  private static Settings settings(SimulateRequest request) {
    SimulateRequest.Words words = request.words();
    if (!(words.accuracy() >= 0 && words.accuracy() <= 1)) {
      throw AssayException.invalid(
          "--accuracy", words.accuracy() + " is no share", "Take a number from 0 to 1.");
    }
    return new Settings(
        new Settings.Access(request.address().models(), request.address().apiKey()),
        new Speech(
            words.seed(),
            words.answers().map(AnswerBook::of).orElseGet(AnswerBook::empty),
            Spread.ofCounts("--tokens", words.tokens()),
            words.accuracy()),
        new Timing(
            Spread.ofTimes("--ttft", request.times().first()),
            Spread.ofTimes("--gap", request.times().gap()),
            request.times().stalls().stream()
                .map(text -> Timing.Stall.parse("--stall", text))
                .toList()),
        limits(request.limits()),
        request.faults().stream().map(text -> FaultRule.parse("--fault", text)).toList(),
        new Settings.Watch(request.watch().kept(), request.watch().stamps()));
  }

  private static Limits limits(SimulateRequest.Limits limits) {
    if (!(limits.requestsPerMinute() >= 0 && limits.tokensPerMinute() >= 0)) {
      throw AssayException.invalid("--rpm, --tpm", "a rate is negative", "0 is no limit.");
    }
    if (!(limits.burst() >= 1)) {
      throw AssayException.invalid("--burst", limits.burst() + " is too small", "Take 1 or more.");
    }
    return new Limits(
        limits.requestsPerMinute(), limits.tokensPerMinute(), limits.burst(), limits.retryAfter());
  }

  /// The base URL of the interfaces of OpenAI, such as `http://127.0.0.1:8099/v1`.
  public String baseUrl() {
    InetSocketAddress address = server.address();
    String host = address.getAddress().getHostAddress();
    return "http://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + address.getPort()
        + "/v1";
  }

  /// What it has counted so far.
  public Map<String, Object> stats() {
    return server.stats();
  }

  /// Every fault and what it does.
  public static Map<String, String> faults() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Fault fault : Fault.values()) {
      texts.put(fault.label(), fault.text());
    }
    return texts;
  }

  @Override
  public void close() {
    server.close();
  }
}
