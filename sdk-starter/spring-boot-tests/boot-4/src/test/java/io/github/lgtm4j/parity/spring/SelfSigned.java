/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate for localhost that signed itself, with its key. */
record SelfSigned(Path store, Path key, Path certificate) {
  static final String PASSWORD = "changeit";

  private static final String ALIAS = "localhost";

  /** Made by the JDK's keytool, in files whose names begin so. */
  static SelfSigned make(Path name) throws Exception {
    Path store = Path.of(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
    return new SelfSigned(
        store,
        Files.writeString(Path.of(name + "-key.pem"), pem("PRIVATE KEY", key)),
        Files.writeString(Path.of(name + ".pem"), pem("CERTIFICATE", certificate)));
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + what
        + "-----\n";
  }
}
