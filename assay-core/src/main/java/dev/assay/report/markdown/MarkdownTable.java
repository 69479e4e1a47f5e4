package dev.assay.report.markdown;

import java.util.ArrayList;
import java.util.List;

/// A table in Markdown, its cells already escaped.
final class MarkdownTable {
  private final List<String> lines = new ArrayList<>();

  /// A table with these heads; a head that ends with `>` is of a column aligned to the right.
  MarkdownTable(List<String> heads) {
    row(heads.stream().map(head -> head.endsWith(">") ? cut(head) : head).toList());
    row(heads.stream().map(head -> head.endsWith(">") ? "---:" : "---").toList());
  }

  private static String cut(String head) {
    return head.substring(0, head.length() - 1);
  }

  MarkdownTable row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
