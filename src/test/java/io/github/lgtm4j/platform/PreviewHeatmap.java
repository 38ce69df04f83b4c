/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How many requests fell in each bucket. */
final class PreviewHeatmap {
  private static final int AXIS = 54;

  private final List<PanelSeries> buckets;
  private final PanelArea area;

  PreviewHeatmap(PanelData data, PanelArea area) {
    this.buckets =
        PanelSeries.of(data).stream()
            .sorted(Comparator.comparingDouble(PreviewHeatmap::bound))
            .toList();
    this.area = area;
  }

  private static double bound(PanelSeries bucket) {
    return Double.parseDouble(bucket.labels().path("le").asText().replace("+Inf", "Infinity"));
  }

  void draw() {
    double most = 0;
    for (int i = 0; i < buckets.size(); i++) {
      for (int j = 0; j < buckets.get(i).values().length; j++) {
        most = Math.max(most, count(i, j));
      }
    }
    double height = area.height() / buckets.size();
    for (int i = 0; i < buckets.size(); i++) {
      double y = area.bottom() - (i + 1) * height;
      area.svg()
          .words(
              area.x() + AXIS - 4, y + height, "m r", buckets.get(i).labels().path("le").asText());
      row(i, y, height, most);
    }
  }

  private void row(int bucket, double y, double height, double most) {
    int columns = buckets.get(bucket).values().length;
    double width = (area.width() - AXIS) / columns;
    for (int j = 0; j < columns; j++) {
      double share = Math.sqrt(count(bucket, j) / most);
      if (share > 0.01) {
        String fill = String.format(Locale.ROOT, "#FF780A\" opacity=\"%.2f", share);
        area.svg().box(area.x() + AXIS + j * width, y, width - 1, height - 1, fill);
      }
    }
  }

  /** Buckets hold all that is smaller. */
  private double count(int bucket, int column) {
    double all = value(bucket, column);
    return Math.max(0, bucket == 0 ? all : all - value(bucket - 1, column));
  }

  private double value(int bucket, int column) {
    double[] values = buckets.get(bucket).values();
    return column < values.length && !Double.isNaN(values[column]) ? values[column] : 0;
  }
}
