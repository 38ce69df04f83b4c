/** A small shop in plain Java with the SDK. */
@NullMarked
package io.github.lgtm4j.samples.plain;

import org.jspecify.annotations.NullMarked;
