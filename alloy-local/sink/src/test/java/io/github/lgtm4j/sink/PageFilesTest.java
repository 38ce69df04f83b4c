/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sink serves of the page, seen without a browser. */
class PageFilesTest {
  private static final Path FILES =
      Path.of("target/classes/io/github/lgtm4j/sink/internal/page/files");
  private LocalSink sink;

  @BeforeEach
  void start() {
    sink = LocalSink.start();
  }

  @AfterEach
  void stop() {
    sink.close();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FILES)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void wholePage_compressed_isAtMost300Kilobytes() throws IOException {
    int size = 0;
    for (Path file : files()) {
      size += Sender.gzip(Files.readAllBytes(file)).length;
    }

    assertThat(size).isBetween(10_000, 300_000);
  }

  @Test
  void files_nameNoOtherHost() throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file);
      assertThat(text.replace("http://www.w3.org/", "").replaceAll("(?s)^/\\*\\*?.*?\\*/", ""))
          .as(file.toString())
          .doesNotContain("http://", "https://", "//cdn");
    }
  }

  @Test
  void everyFile_isServedWithItsTypeAndThePolicy() throws Exception {
    for (Path file : files()) {
      String name = FILES.relativize(file).toString().replace('\\', '/');
      if (name.equals("lib/LICENSE")) {
        continue;
      }
      HttpResponse<String> response = new Sender(sink).get("/page/" + name);
      assertThat(response.statusCode()).as(name).isEqualTo(200);
      assertThat(response.body()).isEqualTo(Files.readString(file));
      assertThat(response.headers().firstValue("content-security-policy").orElse(""))
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
          .contains("require-trusted-types-for 'script'");
    }
    assertThat(new Sender(sink).get("/page/app.js").headers().firstValue("content-type"))
        .contains("text/javascript; charset=utf-8");
  }

  @Test
  void nothingElse_isServed() throws Exception {
    for (String path :
        List.of(
            "/page/",
            "/page/nothing.js",
            "/page/PageFiles.class",
            "/page/../PageFiles.class",
            "/page/%2e%2e/x.js",
            "/page/lib/LICENSE")) {
      assertThat(new Sender(sink).get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void rightToken_becomesACookieAndLeavesTheAddress() throws Exception {
    HttpResponse<String> response = new Sender(sink).get("/?token=" + sink.apiToken());

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("location")).contains("/");
    assertThat(response.headers().firstValue("set-cookie"))
        .contains("lgtm4j_token=" + sink.apiToken() + "; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void wrongToken_becomesNothing() throws Exception {
    HttpResponse<String> response = new Sender(sink).get("/?token=wrong");

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("set-cookie")).isEmpty();
  }

  @Test
  void page_holdsNothingThatIsSecret() throws Exception {
    HttpResponse<String> page = new Sender(sink).get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("/page/app.js").doesNotContain(sink.apiToken());
    assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000);
  }
}
