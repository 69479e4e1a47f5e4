package dev.assay.engine.load;

import dev.assay.api.data.Row;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Generator;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question from its first sending to its end, with every attempt so far.
final class Question {
  private final String key;
  private final Row row;
  private final Item item;
  private final int draw;
  private final Prompt prompt;
  private final Conversation conversation;
  private final String transcript;
  private final List<Dialogue.Exchange> exchanges = new ArrayList<>(1);
  private long intendedNanos;
  private long firstIntendedNanos;
  private String cacheKey = "";
  private double heldUsd;
  private double heldTokens;
  private volatile Generator.@Nullable Call call;

  Question(String key, Row row, Item item, int draw, Prompt prompt, Conversation conversation) {
    this.key = key;
    this.row = row;
    this.item = item;
    this.draw = draw;
    this.prompt = prompt;
    this.conversation = conversation;
    this.transcript = conversation.transcript();
  }

  String key() {
    return key;
  }

  Row row() {
    return row;
  }

  Item item() {
    return item;
  }

  int draw() {
    return draw;
  }

  String template() {
    return prompt.name();
  }

  Conversation conversation() {
    return conversation;
  }

  String transcript() {
    return transcript;
  }

  /// When the attempt under way was meant to be sent.
  long intendedNanos() {
    return intendedNanos;
  }

  /// Notes when the next attempt is meant to be sent.
  void intend(long nanos) {
    intendedNanos = nanos;
    if (exchanges.isEmpty()) {
      firstIntendedNanos = nanos;
    }
  }

  /// When the question was meant to be asked.
  long firstIntendedNanos() {
    return firstIntendedNanos;
  }

  /// The attempts that ended.
  List<Dialogue.Exchange> exchanges() {
    return exchanges;
  }

  /// What may be needed for the attempt under way, until it is known what was.
  void hold(double usd, double tokens) {
    heldUsd = usd;
    heldTokens = tokens;
  }

  /// Notes how the attempt under way can be given up.
  void callable(Generator.Call underWay) {
    call = underWay;
  }

  /// Gives up the attempt under way, if there is one.
  void cancel() {
    Generator.Call underWay = call;
    if (underWay != null) {
      underWay.cancel();
    }
  }

  /// Notes the key under which an answer is kept.
  void cacheKey(String key) {
    cacheKey = key;
  }

  /// The key under which an answer is kept; empty: it is not.
  String cacheKey() {
    return cacheKey;
  }

  double heldUsd() {
    return heldUsd;
  }

  double heldTokens() {
    return heldTokens;
  }
}
