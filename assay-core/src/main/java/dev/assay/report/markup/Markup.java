package dev.assay.report.markup;

import dev.assay.report.InertText;
import java.util.ArrayDeque;
import java.util.Deque;

/// Builds HTML and SVG; every text and attribute value is escaped, so nothing that a run holds can
/// become markup.
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Opens an element.
  ///
  /// @param attributes names and values in turn; an attribute with the value `""` has no value
  public Markup open(String tag, String... attributes) {
    out.append('<').append(tag);
    attributes(attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /// Closes the element that was opened last.
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Closes the element that was opened last, and ends the line.
  public Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /// An element without content.
  public Markup leaf(String tag, String... attributes) {
    out.append('<').append(tag);
    attributes(attributes);
    out.append("/>");
    return this;
  }

  /// An element that holds a text.
  public Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// A text.
  public Markup text(String text) {
    escape(InertText.of(text));
    return this;
  }

  /// Another piece of markup.
  public Markup add(Markup other) {
    out.append(other);
    return this;
  }

  /// A text that must not be escaped because it is a script, a style sheet or escaped JSON of ours.
  public Markup verbatim(String text) {
    out.append(text);
    return this;
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        out.append("=\"");
        escape(InertText.of(attributes[i + 1]));
        out.append('"');
      }
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  /// @throws IllegalStateException if an element is still open
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
