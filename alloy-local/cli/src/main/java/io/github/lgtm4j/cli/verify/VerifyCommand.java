/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import io.github.lgtm4j.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lgtm4j verify}: whether an application has arrived in the real stack. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Asks Mimir (or Prometheus), Loki and Tempo for the series, lines and traces of",
      "an application: whether they are there, how old the newest is, whether they",
      "carry the identity of the contract, and whether exemplars, trace ids of lines",
      "and traces lead to one another. What is missing is told with what to look at.",
      "Exit code 0 if nothing is.",
      "",
      "Either through Grafana, or each by itself."
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "APP", description = "The application.")
  private String application;

  @Option(names = "--environment", required = true, description = "dev, staging or prod.")
  private String environment;

  @Option(names = "--tenant", description = "Its tenant; the environment when not given.")
  private @Nullable String tenant;

  @Option(names = "--cluster", description = "Only in this cluster.")
  private @Nullable String cluster;

  @Option(names = "--namespace", description = "Only in this namespace.")
  private @Nullable String namespace;

  @Option(names = "--grafana", paramLabel = "URL", description = "Ask through this Grafana.")
  private @Nullable String grafana;

  @Option(names = "--mimir", paramLabel = "URL", description = "Mimir's or Prometheus' address.")
  private @Nullable String mimir;

  @Option(names = "--loki", paramLabel = "URL", description = "Loki's address.")
  private @Nullable String loki;

  @Option(names = "--tempo", paramLabel = "URL", description = "Tempo's address.")
  private @Nullable String tempo;

  @Option(
      names = "--prometheus-source",
      paramLabel = "NAME",
      description = "Which of Grafana's data sources, if there is more than one.")
  private @Nullable String prometheusSource;

  @Option(names = "--loki-source", paramLabel = "NAME", description = "The same for Loki.")
  private @Nullable String lokiSource;

  @Option(names = "--tempo-source", paramLabel = "NAME", description = "The same for Tempo.")
  private @Nullable String tempoSource;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with a token, such as that of a Grafana service account.")
  private @Nullable Path tokenFile;

  @Option(names = "--user", description = "For basic authentication, with --password-file.")
  private @Nullable String user;

  @Option(names = "--password-file", paramLabel = "FILE", description = "A file with the password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "How far to look back, such as 15m; 1h when not given.")
  private Duration since = Duration.ofHours(1);

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Ask again for so long until all is there, such as 2m after a deployment.")
  private Duration patience = Duration.ZERO;

  private static final Duration PAUSE = Duration.ofSeconds(5);

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Stack stack = stack();
    Instant end = Instant.now().plus(patience);
    while (true) {
      Subject subject = Subject.of(application, environment, cluster, namespace, tenant, since);
      List<Result> results = stack.verify(subject);
      boolean isGood = results.stream().allMatch(result -> result.verdict().equals("ok"));
      if (isGood || Instant.now().isAfter(end)) {
        new Report(subject, results).print(out);
        return isGood ? ExitCode.OK : ExitCode.NOT_AS_EXPECTED;
      }
      Report.progress(results, spec.commandLine().getErr());
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private Stack stack() throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    Map<String, String> headers = credentials();
    if (grafana != null) {
      Source source = new Source(client, "Grafana", grafana, headers);
      Grafana sources = new Grafana(source, tenant == null ? environment : tenant);
      return new Stack(
          () -> sources.dataSource("prometheus", prometheusSource),
          () -> sources.dataSource("loki", lokiSource),
          () -> sources.dataSource("tempo", tempoSource));
    }
    if (mimir == null || loki == null || tempo == null) {
      throw new ParameterException(
          spec.commandLine(), "Give --grafana, or all of --mimir, --loki and --tempo.");
    }
    headers.put("X-Scope-OrgID", tenant == null ? environment : tenant);
    Source metrics = new Source(client, "Mimir", mimir, headers);
    Map<String, String> ofLoki = new LinkedHashMap<>(headers);
    // Labels and structured metadata apart.
    ofLoki.put("X-Loki-Response-Encoding-Flags", "categorize-labels");
    Source logs = new Source(client, "Loki", loki, ofLoki);
    Source traces = new Source(client, "Tempo", tempo, headers);
    return new Stack(() -> metrics, () -> logs, () -> traces);
  }

  private Map<String, String> credentials() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (tokenFile != null) {
      headers.put("Authorization", "Bearer " + secret(tokenFile));
    } else if (user != null && passwordFile != null) {
      byte[] pair = (user + ":" + secret(passwordFile)).getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    } else if (user != null || passwordFile != null) {
      throw new ParameterException(
          spec.commandLine(), "--user and --password-file belong together.");
    }
    return headers;
  }

  private String secret(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read.");
    }
    return Files.readString(file).strip();
  }

  /** Times as 90s, 15m, 1h. */
  static final class TimeConverter implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhd])");

    @Override
    public Duration convert(String text) {
      Matcher matcher = TIME.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException("must be a time such as 90s, 15m or 1h, not " + text);
      }
      String unit = matcher.group(2).toUpperCase(Locale.ROOT);
      return Duration.parse(
          unit.equals("D") ? "P" + matcher.group(1) + unit : "PT" + matcher.group(1) + unit);
    }
  }
}
