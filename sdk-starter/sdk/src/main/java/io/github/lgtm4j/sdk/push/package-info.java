/** The last values of a process that ends before anybody scrapes it. */
@NullMarked
package io.github.lgtm4j.sdk.push;

import org.jspecify.annotations.NullMarked;
