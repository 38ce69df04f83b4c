/** The contract's metrics as Micrometer's. */
@NullMarked
package io.github.lgtm4j.sdk.metrics;

import org.jspecify.annotations.NullMarked;
