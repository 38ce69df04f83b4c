/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** A listener in Boot's own container, and Kafka's own consumer for tests in place of a broker. */
@ExtendWith(OutputCaptureExtension.class)
class KafkaTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
  private static final Map<String, Object> NO_BROKER = Map.of("bootstrap.servers", "localhost:1");

  @Test
  void lines_ofAListener_haveTheTraceThatTheRecordBrought(CapturedOutput output) throws Exception {
    System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    SpringApplication application = new SpringApplication(Shop.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext context =
        application.run(
            "--lgtm.environment=dev", "--otel.exporter.otlp.endpoint=http://localhost:1")) {
      assertThat(context.getBean(Shop.class).taken.get(30, TimeUnit.SECONDS)).isEqualTo("4711");
    }

    assertThat(output.getOut().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"message\":\"order 4711 taken\"")
                    .contains("\"trace_id\":\"" + TRACE + "\",\"span_id\":\"")
                    .contains("\"trace_flags\":\"01\""));
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Shop {
    private static final Logger log = LoggerFactory.getLogger("shop.Orders");

    final CompletableFuture<String> taken = new CompletableFuture<>();

    @KafkaListener(
        groupId = "shop",
        topicPartitions =
            @org.springframework.kafka.annotation.TopicPartition(
                topic = "orders",
                partitions = "0"))
    void take(String order) {
      log.info("order {} taken", order);
      taken.complete(order);
    }

    @Bean
    static ConsumerFactory<Object, Object> consumers() {
      return new DefaultKafkaConsumerFactory<>(NO_BROKER) {
        @Override
        protected Consumer<Object, Object> createRawConsumer(Map<String, Object> configuration) {
          return consumer();
        }
      };
    }

    /** A listener asks it for the name of the cluster. */
    @Bean
    static KafkaAdmin admin() {
      return new KafkaAdmin(NO_BROKER) {
        @Override
        public String clusterId() {
          return "none";
        }
      };
    }

    private static Consumer<Object, Object> consumer() {
      ConsumerRecord<Object, Object> order = new ConsumerRecord<>("orders", 0, 0, "key", "4711");
      order
          .headers()
          .add(
              "traceparent",
              ("00-" + TRACE + "-b7ad6b7169203331-01").getBytes(StandardCharsets.US_ASCII));
      MockConsumer<Object, Object> consumer = fromTheBeginning();
      consumer.updateBeginningOffsets(Map.of(ORDERS, 0L));
      consumer.schedulePollTask(() -> consumer.addRecord(order));
      return consumer;
    }

    /** Kafka 4 takes a text there, Kafka 3 one of an enumeration. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static MockConsumer<Object, Object> fromTheBeginning() {
      try {
        for (Constructor<?> constructor : MockConsumer.class.getConstructors()) {
          Class<?>[] types = constructor.getParameterTypes();
          if (types.length == 1 && types[0].isEnum()) {
            return (MockConsumer<Object, Object>)
                constructor.newInstance(Enum.valueOf((Class) types[0], "EARLIEST"));
          }
          if (types.length == 1 && types[0] == String.class) {
            return (MockConsumer<Object, Object>) constructor.newInstance("earliest");
          }
        }
        throw new IllegalStateException("Neither Kafka 3 nor Kafka 4");
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
