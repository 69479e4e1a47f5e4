package dev.assay.dataset;

/// A nested value as JSON text.
record JsonText(String text) {
  @Override
  public String toString() {
    return text;
  }
}
