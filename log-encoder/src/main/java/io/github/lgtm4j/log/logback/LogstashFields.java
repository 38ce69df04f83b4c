/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import io.github.lgtm4j.log.FieldSource;
import io.github.lgtm4j.log.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/*
 * A structured argument or marker can only write itself to Jackson's generator (Jackson 2 up to
 * version 8 of logstash-logback-encoder, Jackson 3 from 9 on), and may call any of its methods. So
 * it writes an object, Jackson reads that back as a map, and the map's entries become fields, under
 * the same rules as all others. All by reflection: this is no dependency.
 */
/** The fields in logstash-logback-encoder's StructuredArguments and Markers, where it is there. */
final class LogstashFields {
  private static final String PACKAGE = "net.logstash.logback.";

  private final Class<?> argument;
  private final Class<?> marker;
  private final Method argumentWriteTo;
  private final Method markerWriteTo;
  private final Object mapper;
  private final Method createGenerator;
  private final Method readValue;
  private final Method startObject;
  private final Method endObject;
  private final Method close;

  private LogstashFields(ClassLoader loader) throws ReflectiveOperationException {
    argument = Class.forName(PACKAGE + "argument.StructuredArgument", false, loader);
    marker = Class.forName(PACKAGE + "marker.LogstashMarker", false, loader);
    argumentWriteTo = method(argument, "writeTo");
    markerWriteTo = method(marker, "writeTo");
    Class<?> generator = argumentWriteTo.getParameterTypes()[0];
    Constructor<?> constructor = mapperClass(generator).getConstructor();
    mapper = constructor.newInstance();
    createGenerator = mapper.getClass().getMethod("createGenerator", OutputStream.class);
    readValue = mapper.getClass().getMethod("readValue", byte[].class, Class.class);
    startObject = generator.getMethod("writeStartObject");
    endObject = generator.getMethod("writeEndObject");
    close = generator.getMethod("close");
  }

  private static Class<?> mapperClass(Class<?> generator) throws ClassNotFoundException {
    String name =
        generator.getName().startsWith("tools.")
            ? "tools.jackson.databind.json.JsonMapper"
            : "com.fasterxml.jackson.databind.ObjectMapper";
    return Class.forName(name, true, generator.getClassLoader());
  }

  private static Method method(Class<?> type, String name) throws NoSuchMethodException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == 1) {
        return method;
      }
    }
    throw new NoSuchMethodException(type + "." + name);
  }

  /** Null when the library, or the Jackson that it needs, is not there. */
  static @Nullable LogstashFields find(@Nullable ClassLoader loader) {
    try {
      return loader == null ? null : new LogstashFields(loader);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** Writes the fields of a structured argument; does nothing with any other. */
  void argument(@Nullable Object candidate, LogLine line) {
    // A look at a class not known to the JIT is slow, and most arguments are one of these.
    if (!(candidate instanceof String)
        && !(candidate instanceof Integer)
        && !(candidate instanceof Long)
        && argument.isInstance(candidate)) {
      write(argumentWriteTo, candidate, line);
    }
  }

  /** Whether the marker carries fields; its name then says nothing. */
  boolean isMarker(Object candidate) {
    return marker.isInstance(candidate);
  }

  /** Writes the fields of a marker for which {@link #isMarker} holds. */
  void marker(Object carrier, LogLine line) {
    write(markerWriteTo, carrier, line);
  }

  private void write(Method writeTo, Object carrier, LogLine line) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Object generator = createGenerator.invoke(mapper, bytes);
      startObject.invoke(generator);
      writeTo.invoke(carrier, generator);
      endObject.invoke(generator);
      close.invoke(generator);
      Map<?, ?> fields =
          (Map<?, ?>) readValue.invoke(mapper, bytes.toByteArray(), LinkedHashMap.class);
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        line.field(FieldSource.ARGUMENT, String.valueOf(field.getKey()), field.getValue());
      }
    } catch (ReflectiveOperationException
        | RuntimeException
        | LinkageError
        | StackOverflowError e) {
      // What Jackson cannot write still has a text; if that throws too, the line says so.
      line.field(FieldSource.ARGUMENT, carrier.getClass().getSimpleName(), carrier);
    }
  }
}
