/** Telemetry by the contract for plain Java, started by one call. */
@NullMarked
package io.github.lgtm4j.sdk;

import org.jspecify.annotations.NullMarked;
