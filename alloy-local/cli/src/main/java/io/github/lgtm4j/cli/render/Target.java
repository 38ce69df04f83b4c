/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that is rendered into, more than once. Beside the files it keeps their checksums, in the
 * form of sha256sum, and so knows which of them a person has changed since.
 */
final class Target {
  static final String RECORD = ".lgtm4j-rendered";

  private static final Pattern RECORD_LINE = Pattern.compile("([0-9a-f]{64}) {2}(.+)");
  private static final int LINES_AROUND = 3;

  /** What is to happen to a file. */
  record Change(String path, String before, String after, boolean isByAPerson) {
    boolean isNew() {
      return before.isEmpty();
    }

    boolean isRemoval() {
      return after.isEmpty();
    }

    /** What differs, as diff -u shows it. */
    String difference() {
      List<String> old = before.lines().toList();
      List<String> lines = after.lines().toList();
      return String.join(
          "\n",
          UnifiedDiffUtils.generateUnifiedDiff(
              "there/" + path, "rendered/" + path, old, DiffUtils.diff(old, lines), LINES_AROUND));
    }
  }

  private final Path folder;
  private final SortedMap<String, String> rendered;
  private final List<Change> changes = new ArrayList<>();

  Target(Path folder, SortedMap<String, String> rendered) throws IOException {
    this.folder = folder;
    this.rendered = rendered;
    SortedMap<String, String> recorded = readRecord();
    for (String path : rendered.keySet()) {
      compare(path, recorded);
    }
    for (String path : recorded.keySet()) {
      if (!rendered.containsKey(path) && Files.exists(folder.resolve(path))) {
        compare(path, recorded);
      }
    }
  }

  private void compare(String path, SortedMap<String, String> recorded) throws IOException {
    String after = rendered.getOrDefault(path, "");
    Path file = folder.resolve(path);
    if (!Files.exists(file)) {
      changes.add(new Change(path, "", after, false));
      return;
    }
    String before = read(file);
    if (!before.equals(after)) {
      // A file that nobody recorded was there before us: it is a person's.
      boolean isByAPerson = !sum(before).equals(recorded.get(path));
      changes.add(new Change(path, before, after, isByAPerson));
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
  }

  /** What would be different afterwards, in the order of the paths. */
  List<Change> changes() {
    return changes;
  }

  void write() throws IOException {
    for (Change change : changes) {
      Path file = folder.resolve(change.path());
      if (change.isRemoval()) {
        Files.delete(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.writeString(file, change.after());
      }
    }
    StringBuilder record = new StringBuilder();
    rendered.forEach((path, text) -> record.append(sum(text) + "  " + path + "\n"));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(RECORD), record.toString());
  }

  private SortedMap<String, String> readRecord() throws IOException {
    SortedMap<String, String> recorded = new TreeMap<>();
    Path record = folder.resolve(RECORD);
    if (Files.exists(record)) {
      for (String line : Files.readAllLines(record)) {
        Matcher matcher = RECORD_LINE.matcher(line);
        // The record is a file like others: it leads nowhere out of its folder.
        if (matcher.matches()
            && folder.resolve(matcher.group(2)).normalize().startsWith(folder.normalize())) {
          recorded.put(matcher.group(2), matcher.group(1));
        }
      }
    }
    return recorded;
  }

  private static String sum(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
