package dev.assay.testkit;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dataset in memory with one feature `x` and a target.
public final class FakeDataset implements Dataset {
  private static final Schema SCHEMA =
      new Schema(
          List.of(new Column("x", ColumnType.NUMBER), new Column("target", ColumnType.NUMBER)),
          Map.of(Role.TARGET, 1),
          List.of(0));

  private final String name;
  private final double[] features;
  private final double[] targets;

  /// A dataset with one row for each feature; a target that is NaN is missing.
  ///
  /// @throws IllegalArgumentException if there are not as many targets as features
  public FakeDataset(String name, double[] features, double[] targets) {
    if (features.length != targets.length) {
      throw new IllegalArgumentException(
          features.length + " features but " + targets.length + " targets");
    }
    this.name = name;
    this.features = features.clone();
    this.targets = targets.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Profile profile() {
    return new Profile(features.length, 0, "", "memory", "", "");
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public RowStream open() {
    return new Rows();
  }

  private final class Rows implements RowStream, Iterator<Row> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < features.length;
    }

    @Override
    public Row next() {
      @Nullable Object[] values = {
        features[next], Double.isNaN(targets[next]) ? null : (Object) targets[next]
      };
      return new Row(SCHEMA, next++, values);
    }

    @Override
    public void close() {}
  }
}
