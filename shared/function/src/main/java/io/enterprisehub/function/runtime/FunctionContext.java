package io.enterprisehub.function.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.util.function.UnaryOperator;

/**
 * Starts the bean context of a function. Singletons are lazy, so that no connection is opened before it is used and no
 * outage fails a cold start; nothing is guessed about the cloud, which would cost look-ups of files and metadata.
 */
final class FunctionContext {

    private FunctionContext() {}

    static ApplicationContext start(UnaryOperator<ApplicationContextBuilder> adjust) {
        ApplicationContextBuilder builder = ApplicationContext.builder("function", "lambda")
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .bootstrapEnvironment(false)
                .banner(false);
        return adjust.apply(builder).start();
    }
}
