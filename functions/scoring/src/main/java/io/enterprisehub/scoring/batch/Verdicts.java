package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.sqs.SqsMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of the messages of one invocation. A message of which nothing was said goes back: forgetting to say something
 * costs a redelivery and never an event. Confined to one thread.
 */
final class Verdicts {

    private final Set<String> done = new HashSet<>();
    private final List<DeadLetter> dead = new ArrayList<>();

    /** Applied, repeated or dropped: SQS may delete it. */
    void done(SqsMessage message) {
        done.add(message.messageId());
    }

    void done(Collection<Work> works) {
        works.forEach(work -> done(work.message()));
    }

    /** Can never be applied. */
    void dead(DeadLetter letter) {
        dead.add(letter);
    }

    List<DeadLetter> dead() {
        return List.copyOf(dead);
    }

    boolean isDone(SqsMessage message) {
        return done.contains(message.messageId());
    }
}
