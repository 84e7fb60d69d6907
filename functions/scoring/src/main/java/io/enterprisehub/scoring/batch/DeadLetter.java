package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.event.PoisonReason;

/**
 * A message that can never be applied.
 *
 * @param detail a sentence for the operator, without content of the message
 */
record DeadLetter(SqsMessage message, PoisonReason reason, String detail) {

    static DeadLetter of(SqsMessage message, PoisonReason reason) {
        return new DeadLetter(message, reason, reason.sentence());
    }
}
