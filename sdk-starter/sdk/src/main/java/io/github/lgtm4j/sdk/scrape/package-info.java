/** The page that is scraped. */
@NullMarked
package io.github.lgtm4j.sdk.scrape;

import org.jspecify.annotations.NullMarked;
