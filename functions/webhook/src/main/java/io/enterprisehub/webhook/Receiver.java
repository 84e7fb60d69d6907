package io.enterprisehub.webhook;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.secret.SecretUnavailable;
import io.enterprisehub.ghl.event.Envelope;
import io.enterprisehub.ghl.event.EnvelopeReader;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of one post, in an order in which nothing costs more than the sender has proven to be worth: path, method
 * and size; the proof over the raw bytes; only then the claim and the queue.
 */
final class Receiver {

    /** Twice what GHL sends before it cuts (256 KB), for workflow bodies and changes of mind. */
    static final int MAX_BODY_BYTES = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final SenderCheck sender;
    private final EnvelopeReader envelopes;
    private final Delivery delivery;
    private final UnsignedLimit unsigned;
    private final InstantSource clock;
    private final Metrics metrics;
    private final Step.Listener steps;

    Receiver(
            SenderCheck sender,
            EnvelopeReader envelopes,
            Delivery delivery,
            UnsignedLimit unsigned,
            InstantSource clock,
            Metrics metrics,
            Step.Listener steps) {
        this.sender = sender;
        this.envelopes = envelopes;
        this.delivery = delivery;
        this.unsigned = unsigned;
        this.clock = clock;
        this.metrics = metrics;
        this.steps = steps;
    }

    HttpAnswer answer(HttpCall call, Deadline deadline) {
        HttpAnswer answer = decide(call, deadline);
        metrics.count("answer." + answer.status());
        return answer;
    }

    private HttpAnswer decide(HttpCall call, Deadline deadline) {
        Route route = Route.of(call.path());
        if (route == null) {
            return Answers.notFound();
        }
        if (!call.method().equals("POST")) {
            return Answers.wrongMethod();
        }
        return BodySize.isTooLarge(call) ? Answers.tooLarge() : receive(route, call, deadline);
    }

    private HttpAnswer receive(Route route, HttpCall call, Deadline deadline) {
        steps.before(Step.VERIFY);
        try {
            if (!sender.proves(route, call)) {
                return answerStranger(call);
            }
        } catch (SecretUnavailable | IllegalStateException failure) {
            LOG.error("The master key of the workflow route cannot be had", failure);
            return Answers.notDurable();
        }
        if (!unsigned.admitsProven(route)) {
            return tooMany();
        }
        Envelope envelope = envelopes.read(call.body());
        return switch (Use.of(route, envelope)) {
            case KEEP -> delivery.deliver(Event.of(route, call, envelope, clock.instant()), deadline);
            case IGNORE -> ignored(envelope);
            case REFUSE -> Answers.notJson();
        };
    }

    private HttpAnswer answerStranger(HttpCall call) {
        if (!unsigned.admitsStranger(call)) {
            return tooMany();
        }
        return envelopes.read(call.body()).json() ? Answers.notProven() : Answers.notJson();
    }

    private HttpAnswer tooMany() {
        return Answers.tooMany(MinuteWindow.restOfMinute(clock.instant()));
    }

    private HttpAnswer ignored(Envelope envelope) {
        boolean untyped = envelope.type() == null;
        metrics.count(untyped ? "ignored.untyped" : envelope.eventType() == null ? "ignored.unknown" : "ignored.known");
        return Answers.ignored();
    }
}
