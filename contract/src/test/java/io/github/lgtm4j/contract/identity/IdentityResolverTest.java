/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lgtm4j.contract.Registry;
import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.Setting;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityResolverTest {

  /** Every origin of the application, highest first; the test takes them away one by one. */
  @Test
  void application_saidEverywhere_isTakenFromTheHighest() {
    Told told = new Told().framework("framework").attributes("service.name=attributes");
    assertApplication(told, "attributes", Origin.OTEL_RESOURCE_ATTRIBUTES);
    assertApplication(told.variable("OTEL_SERVICE_NAME", "otel"), "otel", Origin.OTEL_SERVICE_NAME);
    assertApplication(told.configuration("lgtm.application", "file"), "file", Origin.CONFIGURATION);
    assertApplication(
        told.variable("LGTM_APPLICATION", "variable"), "variable", Origin.ENVIRONMENT_VARIABLE);
    assertApplication(
        told.property("lgtm.application", "property"), "property", Origin.SYSTEM_PROPERTY);
    assertApplication(told.api(Setting.APPLICATION, "code"), "code", Origin.API);
  }

  @Test
  void application_saidByNobody_isDetected() {
    Told told = new Told();
    assertApplication(told, "unknown_service:java", Origin.DEFAULT);
    assertApplication(
        told.property("sun.java.command", "shop-1.2.jar run"), "shop", Origin.DETECTED);
    assertApplication(
        told.variable("SPRING_APPLICATION_NAME", "spring"), "spring", Origin.DETECTED);
    assertApplication(told.property("spring.application.name", "boot"), "boot", Origin.DETECTED);
    assertApplication(told.framework("framework"), "framework", Origin.DETECTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENVIRONMENT", "TENANT", "CLUSTER", "TEAM", "TIER"})
  void setting_saidEverywhere_isTakenFromTheHighest(Setting setting) {
    Told told =
        new Told().variable("LGTM_ENVIRONMENTS", "a,b,c,d,dev").attributes(attribute(setting));
    List<String> values =
        setting == Setting.TIER
            ? List.of("tier1", "tier3", "tier1", "tier3")
            : List.of("a", "b", "c", "d");

    assertOrigin(told, setting, Origin.OTEL_RESOURCE_ATTRIBUTES);
    assertValue(told.configuration(setting.key(), values.get(3)), setting, values.get(3));
    assertOrigin(told, setting, Origin.CONFIGURATION);
    assertValue(told.variable(setting.variable(), values.get(2)), setting, values.get(2));
    assertOrigin(told, setting, Origin.ENVIRONMENT_VARIABLE);
    assertValue(told.property(setting.key(), values.get(1)), setting, values.get(1));
    assertOrigin(told, setting, Origin.SYSTEM_PROPERTY);
    assertValue(told.api(setting, values.get(0)), setting, values.get(0));
    assertOrigin(told, setting, Origin.API);
  }

  @Test
  void openTelemetrySettings_saidTwice_areTakenFromTheProperty() {
    Identity identity =
        new Told()
            .property("otel.service.name", "property")
            .variable("OTEL_SERVICE_NAME", "variable")
            .property("otel.resource.attributes", "team=property")
            .attributes("team=variable,cluster=variable")
            .identity();

    assertThat(identity.serviceName()).isEqualTo("property");
    assertThat(identity.attribute("team")).isEqualTo("property");
    assertThat(identity.cluster()).isNull();
  }

  @Test
  void serviceName_saidByItself_staysAndDiffersFromTheApplication() {
    Resolution resolution =
        new Told()
            .variable("LGTM_APPLICATION", "checkout")
            .variable("OTEL_SERVICE_NAME", "checkout-stage")
            .resolve();

    assertThat(resolution.identity().application()).isEqualTo("checkout");
    assertThat(resolution.identity().serviceName()).isEqualTo("checkout-stage");
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void application_asAResourceAttribute_leavesTheServiceNameAlone() {
    Resolution resolution =
        new Told()
            .variable("OTEL_SERVICE_NAME", "checkout-stage")
            .attributes("application=checkout")
            .resolve();

    assertThat(resolution.identity().application()).isEqualTo("checkout");
    assertThat(resolution.identity().serviceName()).isEqualTo("checkout-stage");
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void serviceName_saidByNobody_isTheApplication() {
    assertThat(new Told().variable("LGTM_APPLICATION", "checkout").identity().serviceName())
        .isEqualTo("checkout");
  }

  @Test
  void application_thatCannotBeSent_isTheServiceName() {
    Identity identity =
        new Told()
            .variable("LGTM_APPLICATION", "a\u0000b")
            .variable("OTEL_SERVICE_NAME", "checkout")
            .framework("framework")
            .identity();

    assertThat(identity.application()).isEqualTo("checkout");
  }

  /** OpenTelemetry itself says which of the two wins. */
  @Test
  void serviceName_inBothOfOpenTelemetrysSettings_isNoConflict() {
    Resolution resolution =
        new Told().variable("OTEL_SERVICE_NAME", "a").attributes("service.name=b").resolve();

    assertThat(resolution.identity().serviceName()).isEqualTo("a");
    assertThat(resolution.problems()).isEmpty();
  }

  @Test
  void tenant_saidByNobody_isTheEnvironment() {
    Resolution resolution = new Told().variable("LGTM_ENVIRONMENT", "stage").resolve();

    assertThat(resolution.identity().tenant()).isEqualTo("staging");
    assertThat(resolution.values().get(Setting.TENANT).origin()).isEqualTo(Origin.DEFAULT);
    assertThat(resolution.values().get(Setting.TENANT).place()).isEqualTo("the environment");
    assertThat(new Told().identity().tenant()).isNull();
  }

  @Test
  void cluster_saidByNobody_isTheKubernetesCluster() {
    assertThat(new Told().attributes("k8s.cluster.name=eu-1").identity().resourceAttributes())
        .containsEntry("cluster", "eu-1")
        .containsEntry("k8s.cluster.name", "eu-1");
  }

  @Test
  void tier_saidByNobody_isTheDefault() {
    assertThat(new Told().identity().attribute("tier")).isEqualTo("tier2");
  }

  @ParameterizedTest
  @CsvSource({
    "development, dev",
    "stage, staging",
    "stg, staging",
    "production, prod",
    "prd, prod",
    "PROD, prod",
    "' Dev ', dev",
  })
  void environment_byAnotherName_isNormalised(String said, String environment) {
    Resolution resolution = new Told().variable("LGTM_ENVIRONMENT", said).resolve();

    assertThat(resolution.identity().environment()).isEqualTo(environment);
    assertThat(resolution.identity().attribute("deployment.environment.name"))
        .isEqualTo(environment);
    assertThat(resolution.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"QA, qa", "prd, prod", "production, production"})
  void environment_ofTheConfiguredSet_isAllowed(String said, String environment) {
    Told told =
        new Told()
            .variable("LGTM_ENVIRONMENTS", "qa, Prod,,production")
            .variable("LGTM_ENVIRONMENT", said);

    assertThat(told.identity().environment()).isEqualTo(environment);
    assertThat(told.problems()).isEmpty();
  }

  @Test
  void environment_outsideTheConfiguredSet_isRefused() {
    Told told =
        new Told().variable("LGTM_ENVIRONMENTS", "qa,prod").variable("LGTM_ENVIRONMENT", "dev");

    assertThat(told.identity().environment()).isNull();
    assertThat(told.problems())
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("one of qa, prod (also prd, production)");
  }

  @ParameterizedTest
  @CsvSource({
    "deployment.environment.name=dev",
    "deployment.environment=dev",
    "environment=dev",
  })
  void environment_againstAResourceAttribute_isAConflict(String attribute) {
    Resolution resolution =
        new Told().variable("LGTM_ENVIRONMENT", "prod").attributes(attribute).resolve();

    assertThat(resolution.identity().environment()).isEqualTo("prod");
    assertThat(resolution.problems()).singleElement().satisfies(IdentityResolverTest::isConflict);
  }

  @Test
  void environment_inTwoResourceAttributesThatDisagree_isAConflict() {
    Resolution resolution =
        new Told().attributes("deployment.environment.name=dev,environment=prod").resolve();

    assertThat(resolution.identity().environment()).isEqualTo("prod");
    assertThat(resolution.problems()).singleElement().satisfies(IdentityResolverTest::isConflict);
  }

  @Test
  void environment_inSpellingsOfOneName_isNoConflict() {
    assertThat(
            new Told()
                .variable("LGTM_ENVIRONMENT", "prod")
                .attributes("deployment.environment.name=Production,deployment.environment=prd")
                .problems())
        .isEmpty();
  }

  @Test
  void property_overVariableAndConfiguration_isNoConflict() {
    assertThat(
            new Told()
                .property("lgtm.environment", "dev")
                .variable("LGTM_ENVIRONMENT", "prod")
                .configuration("lgtm.environment", "staging")
                .problems())
        .isEmpty();
  }

  @Test
  void strict_withoutEnvironment_saysSo() {
    assertThat(new Told().variable("LGTM_VALIDATION", "strict").problems())
        .singleElement()
        .extracting(Problem::key, Problem::got)
        .containsExactly("lgtm.environment", "nothing");
    assertThat(new Told().problems()).isEmpty();
  }

  /** One mistake is one problem. */
  @Test
  void strict_withABlankEnvironment_isOneProblem() {
    assertThat(
            new Told()
                .variable("LGTM_VALIDATION", "strict")
                .property("lgtm.environment", "")
                .problems())
        .singleElement()
        .extracting(Problem::origin)
        .isEqualTo("-Dlgtm.environment");
  }

  @ParameterizedTest
  @EnumSource
  void validation_ofEachKind_isReadInAnyCase(Validation validation) {
    Resolution resolution =
        new Told()
            .variable("LGTM_VALIDATION", validation.name())
            .variable("LGTM_ENVIRONMENT", "dev")
            .resolve();

    assertThat(resolution.validation()).isEqualTo(validation);
    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.values().get(Setting.VALIDATION).text())
        .isEqualTo(validation.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void off_withWrongValues_isSilentAndSendsWhatCanBeSent() {
    Resolution resolution =
        new Told()
            .variable("LGTM_VALIDATION", "off")
            .variable("LGTM_ENVIRONMENT", "QA")
            .variable("LGTM_TIER", "gold")
            .variable("LGTM_TENANT", "a|b")
            .resolve();

    assertThat(resolution.problems()).isEmpty();
    assertThat(resolution.identity().environment()).isEqualTo("qa");
    assertThat(resolution.identity().attribute("tier")).isEqualTo("gold");
    assertThat(resolution.identity().tenant()).isNull();
  }

  /** İ becomes two characters in lower case: what is sent has to fit, not only what was said. */
  @Test
  void off_withAnEnvironmentThatGrows_keepsTheBound() {
    Told told = new Told().variable("LGTM_VALIDATION", "off");

    assertThat(told.variable("LGTM_ENVIRONMENT", "İ".repeat(63)).identity().environment()).isNull();
    assertThat(told.variable("LGTM_ENVIRONMENT", "É".repeat(63)).identity().environment())
        .isEqualTo("é".repeat(63));
  }

  @Test
  void disabled_withWrongValues_isSilent() {
    Resolution resolution =
        new Told()
            .property("lgtm.enabled", "FALSE")
            .variable("LGTM_VALIDATION", "strict")
            .variable("LGTM_TIER", "gold")
            .resolve();

    assertThat(resolution.enabled()).isFalse();
    assertThat(resolution.problems()).isEmpty();
    assertThat(new Told().resolve().enabled()).isTrue();
  }

  @Test
  void variable_thatIsBlank_isNotSetAndNoProblem() {
    Told told =
        new Told()
            .variable("LGTM_APPLICATION", "")
            .variable("LGTM_TENANT", " \t")
            .variable("OTEL_SERVICE_NAME", "")
            .attributes("environment=,application= ,cluster=%20,team=a");

    assertThat(told.problems()).isEmpty();
    assertThat(told.identity().resourceAttributes())
        .containsOnlyKeys("application", "team", "tier", "service.name")
        .containsEntry("application", "unknown_service:java");
  }

  @Test
  void property_thatIsBlank_isAProblemAndNotSet() {
    Resolution resolution =
        new Told()
            .property("lgtm.application", " ")
            .configuration("lgtm.tenant", "")
            .property("otel.service.name", "")
            .api(Setting.TEAM, "")
            .variable("LGTM_TENANT", "a")
            .resolve();

    assertThat(resolution.problems())
        .extracting(Problem::key, Problem::origin)
        .containsExactlyInAnyOrder(
            tuple("lgtm.application", "-Dlgtm.application"),
            tuple("lgtm.tenant", "the application's configuration"),
            tuple("otel.service.name", "-Dotel.service.name"),
            tuple("lgtm.team", "the code"));
    assertThat(resolution.identity().tenant()).isEqualTo("a");
    assertThat(resolution.identity().application()).isEqualTo("unknown_service:java");
  }

  @Test
  void resourceAttributes_ofAFullIdentity_standInTheContractsOrder() {
    Identity identity =
        new Told()
            .variable("LGTM_APPLICATION", "checkout")
            .variable("LGTM_ENVIRONMENT", "prod")
            .variable("LGTM_TENANT", "shop")
            .variable("LGTM_CLUSTER", "eu-1")
            .variable("LGTM_TEAM", "payments")
            .attributes(
                "host.name=h,container.id=c,k8s.node.name=n,k8s.container.name=c,k8s.pod.uid=u,"
                    + "k8s.pod.name=p,k8s.namespace.name=s,service.instance.id=i,service.version=1")
            .identity();

    List<String> contract =
        Registry.resource().stream()
            .map(Registry::name)
            .filter(name -> !name.startsWith("telemetry."))
            .toList();
    assertThat(identity.resourceAttributes().keySet()).containsExactlyElementsOf(contract);
    assertThat(identity).hasToString(identity.resourceAttributes().toString());
  }

  @Test
  void resourceAttributes_saidAndDetected_areTakenAsSaid() {
    Told told = new Told().variable("HOSTNAME", "detected");

    assertThat(told.identity().attribute(ResourceAttributes.HOST_NAME)).isEqualTo("detected");
    assertThat(told.attributes("host.name=said").identity().attribute("host.name"))
        .isEqualTo("said");
  }

  @Test
  void resourceAttributes_outsideTheContract_areNotInTheIdentity() {
    assertThat(
            new Told()
                .attributes("process.command_line=secret,custom=1,telemetry.sdk.language=go")
                .identity()
                .resourceAttributes())
        .containsOnlyKeys("application", "tier", "service.name");
  }

  @Test
  void identity_ofThisProcess_hasAnApplication() {
    Identity identity = Identity.detect();

    assertThat(identity.application()).isNotBlank();
    assertThat(identity.serviceName()).isNotBlank();
  }

  @Test
  void arguments_thatAreNull_areRefusedByName() {
    IdentityResolver resolver = new IdentityResolver();

    assertThatNullPointerException()
        .isThrownBy(() -> resolver.set(null, "a"))
        .withMessage("setting");
    assertThatNullPointerException()
        .isThrownBy(() -> resolver.set(Setting.TEAM, null))
        .withMessage("value");
    assertThatNullPointerException().isThrownBy(() -> resolver.root(null)).withMessage("root");
  }

  private static String attribute(Setting setting) {
    String name = setting.key().substring("lgtm.".length());
    return name + "=" + (setting == Setting.TIER ? "tier2" : "dev");
  }

  private static void assertApplication(Told told, String application, Origin origin) {
    assertValue(told, Setting.APPLICATION, application);
    assertOrigin(told, Setting.APPLICATION, origin);
  }

  private static void assertValue(Told told, Setting setting, String text) {
    Resolution resolution = told.resolve();
    String attribute = setting.key().substring("lgtm.".length());
    assertThat(resolution.values().get(setting).text()).isEqualTo(text);
    assertThat(resolution.identity().attribute(attribute)).isEqualTo(text);
  }

  private static void assertOrigin(Told told, Setting setting, Origin origin) {
    assertThat(told.resolve().values().get(setting).origin()).isEqualTo(origin);
  }

  private static void isConflict(Problem problem) {
    assertThat(problem.key()).isEqualTo("lgtm.environment");
    assertThat(problem.origin()).startsWith("OTEL_RESOURCE_ATTRIBUTES (");
    assertThat(problem.got()).isEqualTo("\"dev\"");
    assertThat(problem.expected()).startsWith("\"prod\", as ");
    assertThat(problem.meanwhile()).isEqualTo("\"prod\" is used");
  }
}
