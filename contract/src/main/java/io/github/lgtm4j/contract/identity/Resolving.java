/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static io.github.lgtm4j.contract.ResourceAttributes.APPLICATION;
import static io.github.lgtm4j.contract.ResourceAttributes.CLUSTER;
import static io.github.lgtm4j.contract.ResourceAttributes.CONTAINER_ID;
import static io.github.lgtm4j.contract.ResourceAttributes.DEPLOYMENT_ENVIRONMENT_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.ENVIRONMENT;
import static io.github.lgtm4j.contract.ResourceAttributes.HOST_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.K8S_CLUSTER_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.K8S_CONTAINER_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.K8S_NAMESPACE_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.K8S_NODE_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.K8S_POD_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.K8S_POD_UID;
import static io.github.lgtm4j.contract.ResourceAttributes.SERVICE_INSTANCE_ID;
import static io.github.lgtm4j.contract.ResourceAttributes.SERVICE_NAME;
import static io.github.lgtm4j.contract.ResourceAttributes.SERVICE_VERSION;
import static io.github.lgtm4j.contract.ResourceAttributes.TEAM;
import static io.github.lgtm4j.contract.ResourceAttributes.TENANT;
import static io.github.lgtm4j.contract.ResourceAttributes.TIER;
import static io.github.lgtm4j.contract.identity.TextRule.NAME;
import static io.github.lgtm4j.contract.identity.TextRule.SHORT_NAME;

import io.github.lgtm4j.contract.Setting;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of {@link IdentityResolver}: setting by setting, collecting what is wrong. */
final class Resolving {
  /** Where the process runs, in the contract's order. */
  private static final List<String> PLACE =
      Arrays.asList(
          K8S_NAMESPACE_NAME,
          K8S_POD_NAME,
          K8S_POD_UID,
          K8S_CONTAINER_NAME,
          K8S_NODE_NAME,
          CONTAINER_ID,
          HOST_NAME);

  /** OpenTelemetry's name of the environment before it was renamed; read, never written. */
  private static final String OLD_ENVIRONMENT = "deployment.environment";

  private static final String FILE = "OpenTelemetry's configuration file";

  private final SettingSources sources;
  private final Map<String, String> fileAttributes;
  private final Map<String, Value> surroundings;
  private final Supplier<@Nullable String> detectedApplication;
  private final List<Problem> problems;
  private final Picks picks;

  Resolving(
      SettingSources sources,
      Map<String, String> fileAttributes,
      Map<String, Value> surroundings,
      Supplier<@Nullable String> detectedApplication,
      List<Problem> problems) {
    this.sources = sources;
    this.fileAttributes = fileAttributes;
    this.surroundings = surroundings;
    this.detectedApplication = detectedApplication;
    this.problems = problems;
    this.picks = new Picks(sources, problems);
  }

  Resolution resolve() {
    boolean enabled = picks.choice(Setting.ENABLED, "true", "false").equals("true");
    Validation validation =
        Validation.valueOf(
            picks.choice(Setting.VALIDATION, "strict", "warn", "off").toUpperCase(Locale.ROOT));
    Identity identity = new Identity(attributes(validation, otelAttributes()));
    boolean silent = !enabled || validation == Validation.OFF;
    List<Problem> said = silent ? Collections.<Problem>emptyList() : problems;
    return new Resolution(enabled, validation, identity, picks.inForce(), said);
  }

  private Map<String, String> attributes(Validation validation, Map<String, Value> otel) {
    Value serviceName = serviceName(otel);
    Value application = application(otel, serviceName);
    Value environment = environment(otel, validation);
    Map<String, String> attributes = new LinkedHashMap<>();
    put(attributes, APPLICATION, application);
    put(attributes, ENVIRONMENT, environment);
    put(attributes, TENANT, tenant(otel, environment));
    Value cluster =
        picks.pick(Setting.CLUSTER, said(Setting.CLUSTER, otel, CLUSTER, K8S_CLUSTER_NAME), NAME);
    put(attributes, CLUSTER, cluster);
    put(attributes, TEAM, picks.pick(Setting.TEAM, said(Setting.TEAM, otel, TEAM), NAME));
    put(attributes, TIER, tier(otel, validation));
    put(attributes, SERVICE_NAME, serviceName == null ? application : serviceName);
    put(attributes, SERVICE_VERSION, place(SERVICE_VERSION, otel));
    put(attributes, SERVICE_INSTANCE_ID, place(SERVICE_INSTANCE_ID, otel));
    put(attributes, DEPLOYMENT_ENVIRONMENT_NAME, environment);
    put(attributes, K8S_CLUSTER_NAME, cluster);
    for (String name : PLACE) {
      put(attributes, name, place(name, otel));
    }
    return attributes;
  }

  private Value application(Map<String, Value> otel, @Nullable Value serviceName) {
    List<Value> said = said(Setting.APPLICATION, otel, APPLICATION);
    if (said.isEmpty() && serviceName != null) {
      said.add(serviceName);
    }
    Value application = picks.pick(Setting.APPLICATION, said, NAME);
    if (application != null) {
      return application;
    }
    return picks.use(Setting.APPLICATION, serviceName == null ? detected() : serviceName);
  }

  /** The first guess that could be sent. */
  private Value detected() {
    String command = JavaCommand.applicationName(sources.systemProperty("sun.java.command"));
    for (Value guess :
        Arrays.asList(
            guess(detectedApplication.get(), "what the framework says"),
            sources.springApplicationName(),
            guess(command, "the command line"))) {
      if (NAME.expected(guess.text()) == null) {
        return guess;
      }
    }
    return Picks.byDefault(IdentityResolver.UNKNOWN_APPLICATION);
  }

  private @Nullable Value environment(Map<String, Value> otel, Validation validation) {
    Rule rule = environmentRule(validation);
    List<Value> said =
        said(Setting.ENVIRONMENT, otel, ENVIRONMENT, DEPLOYMENT_ENVIRONMENT_NAME, OLD_ENVIRONMENT);
    if (said.isEmpty() && validation == Validation.STRICT) {
      requireEnvironment(rule);
    }
    return picks.pick(Setting.ENVIRONMENT, said, SHORT_NAME, rule);
  }

  private void requireEnvironment(Rule rule) {
    String key = Setting.ENVIRONMENT.key();
    // A blank property has already been named, and one mistake is one problem.
    if (problems.stream().noneMatch(problem -> problem.key().equals(key))) {
      problems.add(
          new Problem(
              key,
              "any place",
              String.valueOf(rule.expected("")),
              "nothing",
              Picks.meanwhile(Setting.ENVIRONMENT),
              "Set " + Setting.ENVIRONMENT.variable() + "."));
    }
  }

  private Rule environmentRule(Validation validation) {
    List<Value> said = sources.of(Setting.ENVIRONMENTS);
    Value list = said.isEmpty() ? Picks.byDefault(Setting.ENVIRONMENTS) : said.get(0);
    List<String> names = EnvironmentRule.names(list.text());
    String expected = names.isEmpty() ? "names with commas between" : NAME.expected(list.text());
    if (expected != null) {
      picks.problem(Setting.ENVIRONMENTS, list, expected, "Write it as dev,staging,prod,YOURS");
      list = Picks.byDefault(Setting.ENVIRONMENTS);
      names = EnvironmentRule.names(list.text());
    }
    picks.use(Setting.ENVIRONMENTS, list);
    return new EnvironmentRule(names, validation == Validation.OFF);
  }

  private @Nullable Value tenant(Map<String, Value> otel, @Nullable Value environment) {
    List<Value> said = said(Setting.TENANT, otel, TENANT);
    if (said.isEmpty() && environment != null) {
      said.add(new Value(environment.text(), Origin.DEFAULT, "the environment"));
    }
    return picks.pick(Setting.TENANT, said, new TenantRule());
  }

  private Value tier(Map<String, Value> otel, Validation validation) {
    List<Value> said = said(Setting.TIER, otel, TIER);
    Value tier =
        validation == Validation.OFF
            ? picks.pick(Setting.TIER, said, SHORT_NAME)
            : picks.pick(Setting.TIER, said, SHORT_NAME, new TierRule());
    return tier == null ? picks.use(Setting.TIER, Picks.byDefault(Setting.TIER)) : tier;
  }

  /** Everything said for a setting, in its own spellings and then as a resource attribute. */
  private List<Value> said(Setting setting, Map<String, Value> otel, String... attributes) {
    List<Value> said = sources.of(setting);
    for (String attribute : attributes) {
      Value value = otel.get(attribute);
      if (value != null) {
        said.add(value);
      }
    }
    return said;
  }

  private Map<String, Value> otelAttributes() {
    Map<String, Value> attributes = new LinkedHashMap<>();
    fileAttributes.forEach(
        (name, value) ->
            attributes.put(
                name, new Value(value, Origin.OTEL_RESOURCE_ATTRIBUTES, FILE + " (" + name + ")")));
    Value text = sources.openTelemetry("otel.resource.attributes", Origin.OTEL_RESOURCE_ATTRIBUTES);
    if (text != null) {
      attributes.putAll(ResourceAttributesVariable.parse(text.text(), text.place(), problems));
    }
    return attributes;
  }

  private @Nullable Value serviceName(Map<String, Value> otel) {
    Value said = sources.openTelemetry("otel.service.name", Origin.OTEL_SERVICE_NAME);
    return picks.checked(
        SERVICE_NAME,
        said == null ? otel.get(SERVICE_NAME) : said,
        "the application is used as the service name");
  }

  /** What was said about a place, else what is detected. */
  private @Nullable Value place(String attribute, Map<String, Value> otel) {
    Value said = otel.get(attribute);
    return said == null
        ? surroundings.get(attribute)
        : picks.checked(attribute, said, "no " + attribute + " is sent");
  }

  private static Value guess(@Nullable String name, String place) {
    return new Value(name == null ? "" : name.trim(), Origin.DETECTED, place);
  }

  private static void put(Map<String, String> attributes, String name, @Nullable Value value) {
    if (value != null) {
      attributes.putIfAbsent(name, value.text());
    }
  }
}
