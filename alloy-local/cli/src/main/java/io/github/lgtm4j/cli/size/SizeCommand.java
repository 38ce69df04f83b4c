/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Deployment;
import io.github.lgtm4j.cli.project.Project;
import io.github.lgtm4j.cli.project.ProjectException;
import io.github.lgtm4j.cli.project.ProjectFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lgtm4j size}. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "How many series, bytes of lines and spans applications will send, what keeping them takes,",
      "whether the limits of platform/stack take them, and what it costs: for each tenant.",
      "",
      "What an instance sends was measured: samples/legacy under the agent. What you know better,",
      "say: --routes, --lines. Prices are yours: without them there is no cost.",
      "",
      "  lgtm4j size --applications 40 --replicas 3 --requests 50",
      "  lgtm4j size -f lgtm4j.yaml --requests 20 --requests checkout=400 --price-gib 0.02"
    })
public final class SizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The applications and tenants of this lgtm4j.yaml.")
  private @Nullable Path file;

  @Option(
      names = "--applications",
      paramLabel = "N",
      description = "So many applications that are alike, where there is no file.")
  private int applications;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Their tenant; the environment when not given.")
  private @Nullable String tenant;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Their environment: dev, staging or prod (default: ${DEFAULT-VALUE}).")
  private String environment = "prod";

  @Option(
      names = "--replicas",
      paramLabel = "[APP=]N",
      description = "Instances of each application, or of one (default: 2).")
  private List<String> replicas = new ArrayList<>();

  @Option(
      names = "--requests",
      paramLabel = "[APP=]N",
      description = "Requests a second to each application, or to one (default: 10).")
  private List<String> requests = new ArrayList<>();

  @Option(
      names = "--routes",
      paramLabel = "N",
      description = "Routes and statuses of an application (default: ${DEFAULT-VALUE}).")
  private double routes = 20;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "Log lines of a request (default: as measured).")
  private @Nullable Double lines;

  @Option(
      names = "--errors",
      paramLabel = "SHARE",
      description =
          "Requests that fail or are slow, 0 to 1: they are never sampled (default:"
              + " ${DEFAULT-VALUE}).")
  private double errors = 0.01;

  @Option(
      names = "--scrape-interval",
      paramLabel = "SECONDS",
      description = "From one scrape to the next (default: ${DEFAULT-VALUE}).")
  private double scrapeInterval = 30;

  @Option(
      names = "--sampling",
      paramLabel = "RATIO",
      description =
          "The share of traces and info lines that is kept, 0 to 1 (default: 1 in dev, 0.25 in"
              + " staging, 0.05 in prod).")
  private @Nullable Double sampling;

  @Option(
      names = "--price-gib",
      paramLabel = "PRICE",
      description = "A GiB in the object storage for a month. No default.")
  private @Nullable Double priceGib;

  @Option(
      names = "--price-machines",
      paramLabel = "PRICE",
      description = "The machines of the stack for a month, divided by bytes. No default.")
  private @Nullable Double priceMachines;

  @Option(
      names = "--price-infrastructure",
      paramLabel = "PRICE",
      description = "What is watched, for a month: observability should be below a fiftieth of it.")
  private @Nullable Double priceInfrastructure;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    try {
      print(Estimate.of(workloads(), Measured.recorded(), assumptions()));
      return ExitCode.OK;
    } catch (ProjectException e) {
      errors.println(e.getMessage());
    } catch (NoSuchFileException e) {
      errors.println(file + " is not there: give the path of your lgtm4j.yaml with -f");
    } catch (MalformedInputException e) {
      errors.println(file + " is not UTF-8: save it as UTF-8");
    }
    return ExitCode.NOT_AS_EXPECTED;
  }

  private void print(List<Estimate> tenants) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(out, tenants);
      return;
    }
    out.print(
        new SizeReport(tenants, new Prices(priceGib, priceMachines, priceInfrastructure)).text());
    out.flush();
  }

  private Assumptions assumptions() {
    share("--errors", errors);
    share("--sampling", sampling == null ? 0 : sampling);
    if (scrapeInterval <= 0) {
      throw usage("--scrape-interval must be above 0, but is " + scrapeInterval);
    }
    return new Assumptions(
        routes,
        lines == null ? Measured.recorded().linesOfRequest() : lines,
        errors,
        scrapeInterval,
        sampling == null ? -1 : sampling);
  }

  private void share(String option, double value) {
    if (value < 0 || value > 1) {
      throw usage(option + " must be from 0 to 1, but is " + value);
    }
  }

  private List<Workload> workloads() throws IOException, ProjectException {
    List<Workload> workloads = new ArrayList<>();
    PerApplication instances = perApplication("--replicas", replicas, 2);
    PerApplication load = perApplication("--requests", requests, 10);
    if (file == null) {
      if (applications < 1) {
        throw usage("Say which applications: -f lgtm4j.yaml, or --applications N");
      }
      String owner = tenant == null ? environment : tenant;
      for (int i = 1; i <= applications; i++) {
        String name = "application-" + i;
        workloads.add(new Workload(name, owner, environment, instances.of(name), load.of(name)));
      }
      return workloads;
    }
    Project project = ProjectFile.read(file);
    for (Application application : project.applications()) {
      for (Deployment deployment : application.deployments()) {
        workloads.add(
            new Workload(
                application.name(),
                deployment.tenant(),
                deployment.environment(),
                instances.of(application.name()),
                load.of(application.name())));
      }
    }
    if (workloads.isEmpty()) {
      throw usage(file + " names no application that is deployed");
    }
    known(instances, workloads, "--replicas");
    known(load, workloads, "--requests");
    return workloads;
  }

  private void known(PerApplication numbers, List<Workload> workloads, String option) {
    for (String name : numbers.names()) {
      if (workloads.stream().noneMatch(workload -> workload.application().equals(name))) {
        throw usage(option + " names " + name + ", which is not in " + file);
      }
    }
  }

  private PerApplication perApplication(String option, List<String> values, double fallback) {
    try {
      return new PerApplication(values, fallback);
    } catch (TypeConversionException e) {
      throw usage(option + ' ' + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
