package io.enterprisehub.cache.micronaut;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;

/**
 * Time of cache, rates and breakers; a test puts its own into the context.
 *
 * @param ticker goes on while an environment is frozen
 */
record CacheClock(Clock wall, Ticker ticker) {}
