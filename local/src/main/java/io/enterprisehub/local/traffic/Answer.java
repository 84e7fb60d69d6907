package io.enterprisehub.local.traffic;

import java.time.Duration;

/**
 * What became of a post.
 *
 * @param status the last answer's status, 0 when there was none
 * @param attempts how often it was sent
 * @param took the last attempt, from sending to the whole answer
 */
public record Answer(Post post, int status, int attempts, Duration took) {

    /** Whether another attempt could change nothing. */
    boolean isSettled() {
        return status / 100 == 2 || status == 401;
    }

    public boolean isRight() {
        return post.kind().isRight(status);
    }
}
