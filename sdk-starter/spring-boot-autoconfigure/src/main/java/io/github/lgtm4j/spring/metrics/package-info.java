/** The contract's metrics from Spring Boot's observations and meters. */
@NullMarked
package io.github.lgtm4j.spring.metrics;

import org.jspecify.annotations.NullMarked;
