package io.enterprisehub.cache.micronaut;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.ExecutableMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Accelerated} method says of itself. What cannot be guarded is refused with a sentence that names the method.
 *
 * @param name class and method, for errors
 * @param tenant index of the tenant's parameter
 * @param key indexes of the parameters that make the key
 * @param deadline null for none
 * @param result type of the values, boxed
 */
record GuardedMethod(
        String name,
        String region,
        int tenant,
        List<Integer> key,
        double rateLimit,
        @Nullable Duration deadline,
        String breaker,
        List<Class<?>> notFailures,
        Argument<?> result) {

    static GuardedMethod of(ExecutableMethod<?, ?> method) {
        AnnotationValue<Accelerated> said = method.getAnnotation(Accelerated.class);
        String name = method.getDeclaringType().getSimpleName() + "." + method.getMethodName();
        if (said == null) {
            throw new IllegalArgumentException(name + " is not @Accelerated");
        }
        if (method.getReturnType().isVoid() || method.getReturnType().isAsyncOrReactive()) {
            throw refused(name, "returns no value to keep; it has to return the value itself, or null");
        }
        String region = said.stringValue("region").orElse("");
        int tenant = tenantOf(name, method.getArguments());
        double rate = said.doubleValue("rateLimit").orElse(0);
        if (!(rate >= 0 && rate <= 1e9)) {
            throw refused(name, "has a rateLimit of " + rate + "; it is calls per second, or 0 for no limit");
        }
        return new GuardedMethod(
                name,
                region,
                tenant,
                keyOf(name, method.getArguments(), tenant, List.of(said.stringValues("key"))),
                rate,
                deadlineOf(name, said.stringValue("deadline").orElse("")),
                said.stringValue("breaker").filter(text -> !text.isEmpty()).orElse(region),
                List.of(said.classValues("notFailures")),
                boxed(method));
    }

    private static Argument<?> boxed(ExecutableMethod<?, ?> method) {
        Argument<?> result = method.getReturnType().asArgument();
        return result.isPrimitive() ? Argument.of(result.getWrapperType()) : result;
    }

    private static int tenantOf(String name, Argument<?>[] parameters) {
        int[] marked = IntStream.range(0, parameters.length)
                .filter(i -> parameters[i].getAnnotationMetadata().hasAnnotation(Tenant.class))
                .toArray();
        if (marked.length != 1 || parameters[marked[0]].getType() != String.class) {
            throw refused(name, "has " + marked.length + " parameters marked @Tenant; it needs one, a String");
        }
        return marked[0];
    }

    private static List<Integer> keyOf(String name, Argument<?>[] parameters, int tenant, List<String> wanted) {
        List<String> names = Arrays.stream(parameters).map(Argument::getName).toList();
        List<Integer> key = new ArrayList<>();
        for (String one : wanted) {
            if (!names.contains(one)) {
                throw refused(name, "takes its key from " + one + "; there are: " + String.join(", ", names));
            }
            key.add(names.indexOf(one));
        }
        if (wanted.isEmpty()) {
            IntStream.range(0, parameters.length).filter(i -> i != tenant).forEach(key::add);
        }
        for (int index : key) {
            Class<?> type = parameters[index].getType();
            if (!KeyText.canHold(type)) {
                throw refused(
                        name,
                        "takes its key from " + names.get(index) + ", a " + type.getSimpleName()
                                + "; a key is made of texts, numbers, enums, UUIDs and times");
            }
        }
        return List.copyOf(key);
    }

    private static @Nullable Duration deadlineOf(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        Duration deadline =
                ConversionService.SHARED.convert(text, Duration.class).orElse(Duration.ZERO);
        if (deadline.isNegative() || deadline.isZero()) {
            throw refused(name, "has the deadline " + text + "; a positive time is meant, such as 200ms");
        }
        return deadline;
    }

    static ConfigurationException refused(String name, String why) {
        return new ConfigurationException("@Accelerated " + name + " " + why);
    }

    String tenantOf(@Nullable Object[] values) {
        Object value = values[tenant];
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(name + " was called without a tenant");
        }
        return value.toString();
    }

    String keyOf(@Nullable Object[] values) {
        return KeyText.of(key.stream().map(index -> values[index]).toArray());
    }

    boolean isFailure(Exception thrown) {
        return notFailures.stream().noneMatch(harmless -> harmless.isInstance(thrown));
    }
}
