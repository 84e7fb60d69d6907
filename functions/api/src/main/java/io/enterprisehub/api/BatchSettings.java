package io.enterprisehub.api;

import io.enterprisehub.function.Settings;
import java.time.Duration;

/**
 * How requests that are served at once share their loads.
 *
 * @param most requests in a batch; 1 = each goes alone
 * @param window longest time that a batch waits for one that runs
 */
record BatchSettings(int most, Duration window) {

    /** As many as Lambda gives an environment at once, and a window that is over before a person notices. */
    static BatchSettings of(Settings settings) {
        return new BatchSettings(
                settings.positive("SCORE_BATCH_MOST", 32),
                Duration.ofMillis(settings.positive("SCORE_BATCH_WINDOW_MILLIS", 10)));
    }
}
