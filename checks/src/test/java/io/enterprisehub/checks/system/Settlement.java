package io.enterprisehub.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.local.system.LocalSystem;
import java.util.List;
import java.util.Map;

/** The moment at which everything that was accepted has been worked on. */
record Settlement(LocalSystem local, StoredEvents stored) {

    /** Each of the events once in the location's history and nothing else, no message left and none given up. */
    void await(String location, List<EventFixture> events) {
        Await.until(
                "all events of " + location + " are recorded",
                () -> stored.historyOf(location).size() >= events.size());
        awaitEmptyQueue();

        Map<String, Integer> history = stored.historyOf(location);
        assertThat(history.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(EventFixture::id).toList());
        assertThat(history.values()).containsOnly(1);
    }

    void awaitEmptyQueue() {
        Await.until("the queue is empty", () -> local.depth("LeadEvents").total() == 0);
        assertThat(local.depth("LeadEventsDlq").total()).isZero();
    }
}
