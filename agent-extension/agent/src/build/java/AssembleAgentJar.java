/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Builds the single agent jar out of the stock agent and our extension, as the agent's own build
 * does it: classes under {@code inst/} as {@code .classdata}, where only the agent's class loader
 * sees them, and service files joined. Entries are sorted and carry one time, so that two builds
 * give the same bytes. A build step, run as a source file; it is not in the jar.
 */
final class AssembleAgentJar {
  private static final String INST = "inst/";
  private static final String SERVICES = INST + "META-INF/services/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final Map<String, byte[]> entries = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    AssembleAgentJar jar = new AssembleAgentJar();
    jar.addStockAgent(Path.of(arguments[0]));
    jar.addExtension(Path.of(arguments[1]));
    jar.addLauncher(Path.of(arguments[2]));
    jar.describe(arguments[4]);
    jar.write(Path.of(arguments[3]), Instant.parse(arguments[5]));
  }

  private void addStockAgent(Path agent) throws IOException {
    forEachFile(agent, (name, content) -> entries.put(name, content));
  }

  private void addExtension(Path extension) throws IOException {
    forEachFile(
        extension,
        (name, content) -> {
          String target = INST + name.replaceFirst("\\.class$", ".classdata");
          if (target.startsWith(SERVICES)) {
            entries.merge(target, content, AssembleAgentJar::joinLines);
          } else if (!name.startsWith("META-INF/") && entries.put(target, content) != null) {
            throw new IllegalStateException(
                "Both the stock agent and the extension have " + target);
          }
        });
  }

  /** Our entry stands where the JVM looks for it, outside of inst. */
  private void addLauncher(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        entries.put(name, Files.readAllBytes(file));
      }
    }
  }

  /** Says in the manifest what this is, and that the JVM enters through our launcher. */
  private void describe(String version) throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(entries.remove(MANIFEST)));
    Attributes attributes = manifest.getMainAttributes();
    attributes.putValue("Specification-Version", attributes.getValue("Implementation-Version"));
    for (String entry : new String[] {"Main-Class", "Premain-Class", "Agent-Class"}) {
      attributes.putValue(entry, "io.github.lgtm4j.agent.launcher.LgtmAgent");
    }
    attributes.putValue("Implementation-Title", "lgtm4j agent");
    attributes.putValue("Implementation-Version", version);
    attributes.putValue("Implementation-Vendor", "The lgtm4j authors");
    attributes.remove(new Attributes.Name("Implementation-URL"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    entries.put(MANIFEST, bytes.toByteArray());
  }

  private void write(Path target, Instant time) throws IOException {
    LocalDateTime entryTime = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      put(zip, MANIFEST, entries.remove(MANIFEST), entryTime);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue(), entryTime);
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The local time of an entry has no zone: it is the same on every machine.
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] joinLines(byte[] first, byte[] second) {
    String joined = new String(first, StandardCharsets.UTF_8).strip() + "\n";
    return (joined + new String(second, StandardCharsets.UTF_8).strip() + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void forEachFile(Path archive, FileVisitor visitor) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> files = Collections.list(zip.entries());
      for (ZipEntry entry : files) {
        if (!entry.isDirectory()) {
          visitor.visit(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private interface FileVisitor {
    void visit(String name, byte[] content);
  }
}
