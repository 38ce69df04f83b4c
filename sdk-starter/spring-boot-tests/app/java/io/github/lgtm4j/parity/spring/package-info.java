/** The application of the parity test, in Spring Boot. */
@NullMarked
package io.github.lgtm4j.parity.spring;

import org.jspecify.annotations.NullMarked;
