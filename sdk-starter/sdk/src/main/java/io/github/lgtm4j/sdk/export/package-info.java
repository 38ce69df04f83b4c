/** How spans leave: tenant, credentials, and nothing that must stay. */
@NullMarked
package io.github.lgtm4j.sdk.export;

import org.jspecify.annotations.NullMarked;
