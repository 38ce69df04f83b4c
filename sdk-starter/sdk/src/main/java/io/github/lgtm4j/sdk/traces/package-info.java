/** Which traces are started. */
@NullMarked
package io.github.lgtm4j.sdk.traces;

import org.jspecify.annotations.NullMarked;
