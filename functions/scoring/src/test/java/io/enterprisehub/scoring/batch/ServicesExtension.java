package io.enterprisehub.scoring.batch;

import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link TestSystem} on real services: PostgreSQL, Redis and SQS start once per JVM, each class has its own database. */
final class ServicesExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Services.class);

    private final PostgresExtension postgres = new PostgresExtension();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store ofJvm = context.getRoot().getStore(NAMESPACE);
        Services services = ofJvm.getOrComputeIfAbsent(Services.class, key -> Services.start(), Services.class);
        Database database = postgres.resolveParameter(parameter, context);
        return ofJvm.getOrComputeIfAbsent(
                context.getRequiredTestClass(), key -> new TestSystem(database, services), TestSystem.class);
    }
}
