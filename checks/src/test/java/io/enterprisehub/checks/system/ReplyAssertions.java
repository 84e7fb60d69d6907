package io.enterprisehub.checks.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** What every answer of a kind has in common. */
final class ReplyAssertions {

    /** Stands in whatever a test sends that will be refused, and so must not stand in the answer. */
    static final String MARK = "echo-me";

    private ReplyAssertions() {}

    static void assertAccepted(Reply reply, EventFixture event) {
        assertThat(reply.status()).as(event.type().wireName()).isEqualTo(202);
        assertThat(reply.json()).containsOnly(entry("status", "accepted"), entry("eventId", event.id()));
    }

    /** RFC 9457, and nothing of what was sent. */
    static void assertProblem(Reply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(reply.json()).containsEntry("status", status).containsKey("title");
        assertThat(reply.body()).doesNotContain(MARK).doesNotContain("locationOf");
    }

    /** Posts more than two minutes admit: whenever the minute turns, one of them is above the ceiling. */
    static void assertLimited(int limit, Supplier<Reply> post) {
        Reply refused = Stream.generate(post)
                .limit(2L * limit + 1)
                .filter(reply -> reply.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no post was above the ceiling of " + limit));

        assertProblem(refused, 429);
        assertThat(Integer.parseInt(refused.headers().getOrDefault("retry-after", "none")))
                .isBetween(1, 60);
    }
}
