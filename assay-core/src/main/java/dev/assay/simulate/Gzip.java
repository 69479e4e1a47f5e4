package dev.assay.simulate;

import dev.assay.simulate.Content.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Packs a body so that each of its blocks can be read as soon as it comes.
final class Gzip {
  private Gzip() {}

  static List<Block> packed(List<Block> blocks) {
    List<Block> packed = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 512, true)) {
      for (Block block : blocks) {
        gzip.write(block.bytes());
        gzip.flush();
        packed.add(block.with(bytes.toByteArray()));
        bytes.reset();
      }
      gzip.finish();
      packed.add(new Block(blocks.getLast().afterNanos(), bytes.toByteArray(), false));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed;
  }
}
