/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of lgtm4j in an application's configuration, as an editor completes them. They are
 * not bound to this: {@link LgtmConfiguration} reads them, because a wrong one costs its default,
 * and an application that would not start for it costs more.
 *
 * @param enabled Whether lgtm4j does anything. False turns it off, completely.
 * @param validation What a wrong setting does. Strict refuses to start, warn says it, off is
 *     silent.
 * @param application Name of the application. By default that of the service, else
 *     spring.application.name.
 * @param environment Environment the application runs in, such as dev, staging or prod.
 * @param environments Environments that are allowed.
 * @param tenant Tenant the data belongs to, sent as X-Scope-OrgID. By default the environment.
 * @param cluster Cluster the application runs in. By default k8s.cluster.name.
 * @param team Who is called when an alert fires.
 * @param tier How much an alert matters: tier1 wakes somebody, tier3 has time.
 * @param otlp Credentials for sending traces.
 * @param traces Which traces are started.
 * @param metrics The page of metrics.
 * @param sampling What the sink keeps.
 * @param mask What must not be shown.
 */
@ConfigurationProperties("lgtm")
record LgtmProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("warn") Validation validation,
    @Nullable String application,
    @Nullable String environment,
    @DefaultValue({"dev", "staging", "prod"}) List<String> environments,
    @Nullable String tenant,
    @Nullable String cluster,
    @Nullable String team,
    @DefaultValue("tier2") String tier,
    Otlp otlp,
    Traces traces,
    Metrics metrics,
    Sampling sampling,
    Mask mask) {

  /** What a wrong setting does. */
  enum Validation {
    STRICT,
    WARN,
    OFF
  }

  /**
   * Credentials for sending traces.
   *
   * @param username User of basic authentication.
   * @param password Password of basic authentication.
   * @param passwordFile File with the password, read again when it changes. It wins over the
   *     password.
   * @param token Bearer token.
   * @param tokenFile File with the bearer token, read again when it changes. It wins over the
   *     token.
   */
  record Otlp(
      @Nullable String username,
      @Nullable String password,
      @Nullable Path passwordFile,
      @Nullable String token,
      @Nullable Path tokenFile) {}

  /**
   * Which traces are started.
   *
   * @param dropPaths Paths whose requests start no trace; * stands for anything. Metrics count
   *     them.
   * @param dropUserAgents User agents whose requests start no trace; * stands for anything. Metrics
   *     count them.
   * @param rateLimit Most new traces a second; the rest is not recorded. Traces that come from a
   *     caller go on. Without it no limit.
   * @param sampler Who decides which traces are recorded: all of them, with the choice left to who
   *     sees whole ones, or error-biased for those without a tail sampler: the share
   *     lgtm.sampling.ratio, and everything for a minute where a request has just failed.
   */
  record Traces(
      @DefaultValue({"/health*", "/actuator/health*", "/livez", "/readyz"}) List<String> dropPaths,
      @DefaultValue("kube-probe*") List<String> dropUserAgents,
      @Nullable Double rateLimit,
      @DefaultValue("all") Sampler sampler) {

    /** Who decides which traces are recorded. */
    enum Sampler {
      ALL,
      ERROR_BIASED
    }
  }

  /**
   * The page of metrics.
   *
   * @param username User who may read /metrics, with the password.
   * @param password Password for /metrics. Without a password and a token everybody may read it.
   * @param passwordFile File with the password, read at each scrape. It wins over the password.
   * @param token Bearer token that may read /metrics.
   * @param tokenFile File with the token, read at each scrape. It wins over the token.
   * @param cardinalityLimit Most series of a metric. What is too much goes into one series with
   *     otel_metric_overflow="true".
   * @param constantLabels Whether application, environment, tenant, cluster, team and tier are on
   *     every series, for those who scrape without Alloy.
   * @param pushOnExit Whether the last values are sent by OTLP when the application ends, for jobs
   *     that end before a scrape.
   * @param contract Whose names and labels metrics have: the contract's, or Micrometer's own for
   *     those who must keep them.
   */
  record Metrics(
      @Nullable String username,
      @Nullable String password,
      @Nullable Path passwordFile,
      @Nullable String token,
      @Nullable Path tokenFile,
      @DefaultValue("2000") int cardinalityLimit,
      @DefaultValue("false") boolean constantLabels,
      @DefaultValue("false") boolean pushOnExit,
      @DefaultValue("lgtm") Contract contract) {

    /** Whose names and labels metrics have. */
    enum Contract {
      LGTM,
      MICROMETER
    }
  }

  /**
   * What the sink keeps.
   *
   * @param ratio Share of traces that is kept behind the application, 0 to 1, so that exemplars
   *     lead to those. By default 1 in dev, 0.25 in staging, 0.05 in prod.
   */
  record Sampling(@Nullable Double ratio) {}

  /**
   * What must not be shown.
   *
   * @param keys Keys whose values become *** in log lines, on spans and in baggage that leaves. By
   *     default password, token, authorization and the like.
   * @param patterns What becomes *** in all text: card, bearer or regular expressions.
   */
  record Mask(@Nullable List<String> keys, @Nullable List<String> patterns) {}
}
