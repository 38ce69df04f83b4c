/** The actuator endpoint that shows the configuration in force. */
@NullMarked
package io.github.lgtm4j.spring.endpoint;

import org.jspecify.annotations.NullMarked;
