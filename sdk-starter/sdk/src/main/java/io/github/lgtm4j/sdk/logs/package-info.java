/** JSON lines from the logging library that the application has. */
@NullMarked
package io.github.lgtm4j.sdk.logs;

import org.jspecify.annotations.NullMarked;
