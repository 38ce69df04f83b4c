/** A block of code as a span, a histogram and the link between them. */
@NullMarked
package io.github.lgtm4j.sdk.observe;

import org.jspecify.annotations.NullMarked;
