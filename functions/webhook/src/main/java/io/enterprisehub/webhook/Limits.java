package io.enterprisehub.webhook;

import io.enterprisehub.function.Settings;

/**
 * How much is taken per minute before 429. For GHL's signed events the ceiling is a fuse, not a rate: after a 429 GHL retries in
 * a slow lane in which bulk imports get lost.
 *
 * @param location per location, over all environments while Redis answers
 * @param unsigned per environment: of the workflow route by location, of posts that prove no sender by source address
 */
record Limits(int location, int unsigned) {

    static Limits of(Settings settings) {
        return new Limits(
                settings.positive("LOCATION_HARD_LIMIT_PER_MINUTE", 30_000),
                settings.positive("UNSIGNED_LIMIT_PER_MINUTE", 600));
    }
}
