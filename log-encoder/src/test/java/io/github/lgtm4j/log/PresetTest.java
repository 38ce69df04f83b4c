/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.LogField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetTest {
  @Test
  void lgtm_writesTheContractsFieldsInTheirOrder() {
    List<String> keys = new ArrayList<>();

    Json.line(all("lgtm", "x".repeat(300_000))).fieldNames().forEachRemaining(keys::add);

    assertThat(keys)
        .filteredOn(key -> !key.equals("duration_ms") && !key.equals("user"))
        .containsExactlyElementsOf(Arrays.stream(LogField.values()).map(LogField::key).toList());
  }

  @Test
  void ecs_namesAsElasticCommonSchema() {
    assertThat(document("ecs"))
        .isEqualTo(
            "{'@timestamp':'2026-11-01T12:00:00.000000000Z','log.level':'WARN',"
                + "'ecs.version':'1.2.0','message':'hello','log.logger':'audit.orders',"
                + "'process.thread.name':'main','trace.id':'0af7651916cd43dd8448eb211c80319c',"
                + "'span.id':'b7ad6b7169203331','trace.flags':'01','service.name':'shop',"
                + "'service.environment':'dev','labels.tenant':'team-a','log_class':'audit',"
                + "'tags':['BILLING'],'duration_ms':45,'user':'u1',"
                + "'error.type':'java.lang.IllegalStateException','error.message':'broken',"
                + "'error.stack_trace':'java.lang.IllegalStateException: broken',"
                + "'error.stack_hash':'HASH'}\n");
  }

  @Test
  void logstash_namesAsItsEncoder() {
    assertThat(document("logstash"))
        .isEqualTo(
            "{'@timestamp':'2026-11-01T12:00:00.000000000Z','@version':'1','level':'WARN',"
                + "'level_value':30000,'message':'hello','logger_name':'audit.orders',"
                + "'thread_name':'main','trace_id':'0af7651916cd43dd8448eb211c80319c',"
                + "'span_id':'b7ad6b7169203331','trace_flags':'01','application':'shop',"
                + "'environment':'dev','tenant':'team-a','log_class':'audit',"
                + "'tags':['BILLING'],'duration_ms':45,'user':'u1',"
                + "'throwable_class':'java.lang.IllegalStateException',"
                + "'throwable_message':'broken',"
                + "'stack_trace':'java.lang.IllegalStateException: broken',"
                + "'stack_hash':'HASH'}\n");
  }

  @Test
  void gcp_namesAsCloudLogging() {
    assertThat(document("GCP"))
        .isEqualTo(
            "{'time':'2026-11-01T12:00:00.000000000Z','severity':'WARNING','message':'hello',"
                + "'logger':'audit.orders','thread':'main',"
                + "'logging.googleapis.com/trace':'0af7651916cd43dd8448eb211c80319c',"
                + "'logging.googleapis.com/spanId':'b7ad6b7169203331',"
                + "'logging.googleapis.com/trace_sampled':true,'application':'shop',"
                + "'environment':'dev','tenant':'team-a','log_class':'audit',"
                + "'markers':['BILLING'],'duration_ms':45,'user':'u1',"
                + "'exception_type':'java.lang.IllegalStateException',"
                + "'exception_message':'broken',"
                + "'stack_trace':'java.lang.IllegalStateException: broken',"
                + "'stack_hash':'HASH'}\n");
  }

  @Test
  void classOfTheLine_hasItsOwnTenant() {
    LogFormat format = Lines.settings().auditTenant("auditors").securityTenant("guards").build();

    assertThat(tenant(format, "audit")).isEqualTo("auditors");
    assertThat(tenant(format, "security.login")).isEqualTo("guards");
    assertThat(tenant(format, "com.example")).isEqualTo("team-a");
  }

  @Test
  void identity_withNoSetting_isDetected() {
    byte[] line = Lines.line(LogFormat.builder(), "hello");

    assertThat(Json.line(line).get("application").asText()).isNotEmpty();
  }

  private static String tenant(LogFormat format, String logger) {
    try (LogLine line = format.open()) {
      line.head(0, 0, LogLevel.INFO, "", logger, "main");
      line.end(null);
      return Json.line(line.toBytes()).get("tenant").asText();
    }
  }

  private static String document(String preset) {
    return new String(all(preset, "hello"), java.nio.charset.StandardCharsets.UTF_8)
        .replace('"', '\'')
        .replaceAll("_hash':'[0-9a-f]{16}'", "_hash':'HASH'");
  }

  private static byte[] all(String preset, String message) {
    Throwable throwable = new IllegalStateException("broken");
    throwable.setStackTrace(new StackTraceElement[0]);
    try (LogLine line = Lines.settings().preset(preset).build().open()) {
      line.context("user", "u1");
      line.context("trace_id", "0af7651916cd43dd8448eb211c80319c");
      line.context("span_id", "b7ad6b7169203331");
      line.context("trace_flags", "01");
      line.marker("BILLING");
      line.head(Lines.SECOND, 0, LogLevel.WARN, message, "audit.orders", "main");
      line.field(FieldSource.KEY_VALUE, "duration_ms", 45);
      line.end(throwable);
      return line.toBytes();
    }
  }
}
