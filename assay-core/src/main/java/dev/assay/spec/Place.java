package dev.assay.spec;

/// A place in a text.
///
/// @param line the line, from 1
/// @param column the character within the line, from 1
record Place(int line, int column) implements Comparable<Place> {
  static final Place START = new Place(1, 1);

  @Override
  public int compareTo(Place other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }
}
