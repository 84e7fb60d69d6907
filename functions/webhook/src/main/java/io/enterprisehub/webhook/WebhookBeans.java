package io.enterprisehub.webhook;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.ghl.event.EnvelopeReader;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the function together. Settings are read and checked at once, connections are opened by the first event. */
@Factory
final class WebhookBeans {

    /** Declared by its class, so that checkpoints find it. */
    @Singleton
    @Bean(preDestroy = "close")
    RedisLedger ledger(Settings settings, Guards guards, Clock clock, Metrics metrics) {
        RedisSettings redis = RedisSettings.of(settings.required("REDIS_URI"), settings.flag("REDIS_CLUSTER"));
        return new RedisLedger(
                new RedisLink(redis, clock),
                redis.connectTimeout(),
                guards.redis(),
                Limits.of(settings).location(),
                clock,
                metrics);
    }

    @Singleton
    EventQueue queue(SqsQueues queues, Settings settings, Metrics metrics) {
        return new SqsEventQueue(queues, settings.required("EVENTS_QUEUE_URL"), metrics, System::nanoTime);
    }

    @Singleton
    Receiver receiver(
            Settings settings, Secrets secrets, Ledger ledger, EventQueue queue, Clock clock, Metrics metrics) {
        WorkflowSettings workflow = WorkflowSettings.of(settings);
        SenderCheck sender = new SenderCheck(
                SignatureSettings.of(settings).verifier(clock), () -> workflow.secrets(secrets), metrics);
        return new Receiver(
                sender,
                new EnvelopeReader(),
                new Delivery(ledger, queue, metrics, Step.Listener.NONE),
                new UnsignedLimit(new MinuteWindow(clock), Limits.of(settings).unsigned()),
                clock,
                metrics,
                Step.Listener.NONE);
    }
}
