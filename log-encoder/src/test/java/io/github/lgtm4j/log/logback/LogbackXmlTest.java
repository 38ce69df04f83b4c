/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.log.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogbackXmlTest {
  @TempDir private Path folder;

  @Test
  void encoder_withNoSetting_writesTheDocument() throws Exception {
    JsonNode json = log("<encoder class='" + LgtmEncoder.class.getName() + "'/>");

    assertThat(json.get("message").asText()).isEqualTo("card 4111111111111111");
    assertThat(json.get("level").asText()).isEqualTo("warn");
    assertThat(json.get("application").asText()).isNotEmpty();
    assertThat(json.get("iban").asText()).isEqualTo("DE1");
  }

  @Test
  void everySetting_inXml_takesEffect() throws Exception {
    JsonNode json =
        log(
            "<encoder class='"
                + LgtmEncoder.class.getName()
                + "'><preset>logstash</preset><application>shop</application>"
                + "<environment>dev</environment><tenant>t</tenant>"
                + "<auditTenant>auditors</auditTenant><securityTenant>guards</securityTenant>"
                + "<maxLineBytes>20000</maxLineBytes><maskKeys>iban</maskKeys>"
                + "<maskPatterns>card bearer</maskPatterns></encoder>");

    assertThat(json.get("level_value").asInt()).isEqualTo(30000);
    assertThat(json.get("application").asText()).isEqualTo("shop");
    assertThat(json.get("environment").asText()).isEqualTo("dev");
    assertThat(json.get("tenant").asText()).isEqualTo("auditors");
    assertThat(json.get("iban").asText()).isEqualTo("***");
    assertThat(json.get("message").asText()).isEqualTo("card ***");
  }

  private JsonNode log(String encoder) throws Exception {
    Path file = folder.resolve("out.log");
    String xml =
        "<configuration><appender name='FILE' class='ch.qos.logback.core.FileAppender'><file>"
            + file
            + "</file>"
            + encoder
            + "</appender><root level='INFO'><appender-ref ref='FILE'/></root></configuration>";
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .allMatch(status -> status.getLevel() < Status.WARN);
    context
        .getLogger("audit")
        .atWarn()
        .addKeyValue("iban", "DE1")
        .log("card {}", "4111111111111111");
    context.stop();
    return Json.line(Files.readAllBytes(file));
  }
}
