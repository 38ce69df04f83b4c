/** What the settings say, beyond identity. */
@NullMarked
package io.github.lgtm4j.sdk.config;

import org.jspecify.annotations.NullMarked;
