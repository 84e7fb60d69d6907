/** Spans of the calls that leave memory; needs opentelemetry-api, which is optional. */
@NullMarked
package io.enterprisehub.cache.tier.trace;

import org.jspecify.annotations.NullMarked;
