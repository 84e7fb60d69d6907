package io.enterprisehub.function.runtime;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.aws.AwsClients;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.EmfHeader;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.function.secret.SecretsManagerSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The beans that every function has; all lazy, none connects before it is used. Settings and clock give way to those that
 * a caller puts into the context.
 */
@Factory
final class FunctionBeans {

    @Singleton
    @Secondary
    Settings settings() {
        return Settings.ofProcess();
    }

    /** Wall time; {@link java.time.InstantSource} is what most code should ask for. */
    @Singleton
    @Secondary
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    EmfMetrics metrics(Settings settings, Clock clock) {
        String function = settings.optional("AWS_LAMBDA_FUNCTION_NAME", "local");
        return new EmfMetrics(new EmfHeader("EnterpriseHub", Map.of("function", function)), clock, System.out::println);
    }

    @Singleton
    Guards guards(Metrics metrics, Clock clock) {
        return new Guards(metrics, clock);
    }

    @Singleton
    SecretsManagerSource secretsManager(Settings settings) {
        return new SecretsManagerSource(settings);
    }

    @Singleton
    Secrets secrets(SecretsManagerSource secretsManager, Clock clock) {
        return new Secrets(secretsManager::text, clock);
    }

    @Singleton
    @Bean(preDestroy = "close")
    SqsQueues queues(Settings settings, Guards guards) {
        return new SqsQueues(
                () -> AwsClients.build(SqsClient.builder(), settings.required("AWS_REGION")), guards.sqs());
    }

    @Singleton
    RestoredRandom random() {
        return new RestoredRandom();
    }
}
