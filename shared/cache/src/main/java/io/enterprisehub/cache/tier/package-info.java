/**
 * A tiered cache for environments that freeze: it pulls what changed from a log instead of waiting to be told, and never
 * serves a value older than what was acknowledged before the last barrier. Knows neither AWS nor leads.
 */
@NullMarked
package io.enterprisehub.cache.tier;

import org.jspecify.annotations.NullMarked;
