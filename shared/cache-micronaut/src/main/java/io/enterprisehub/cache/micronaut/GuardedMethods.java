package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.Codec;
import io.enterprisehub.cache.tier.Codecs;
import io.micronaut.context.BeanContext;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All {@link Accelerated} methods of the context, checked when it starts: a method that cannot be guarded ends the start.
 * Safe for any thread.
 */
@Singleton
final class GuardedMethods implements ExecutableMethodProcessor<Accelerated> {

    private final BeanContext beans;
    private final ConfiguredRegions configured;
    private final Map<Signature, GuardedMethod> methods = new ConcurrentHashMap<>();

    GuardedMethods(BeanContext beans, ConfiguredRegions configured) {
        this.beans = beans;
        this.configured = configured;
    }

    private record Signature(Class<?> type, String method, List<Class<?>> parameters) {
        static Signature of(ExecutableMethod<?, ?> method) {
            return new Signature(
                    method.getDeclaringType(), method.getMethodName(), Arrays.asList(method.getArgumentTypes()));
        }
    }

    @Override
    public void process(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
        GuardedMethod guarded = GuardedMethod.of(method);
        if (!configured.names().contains(guarded.region())) {
            throw GuardedMethod.refused(
                    guarded.name(),
                    "names the region '" + guarded.region() + "'; there are: " + String.join(", ", configured.names())
                            + " (cache.regions." + guarded.region() + ".ttl would add it)");
        }
        methods.values().stream()
                .filter(other -> other.region().equals(guarded.region()))
                .findAny()
                .ifPresent(other -> {
                    throw GuardedMethod.refused(
                            guarded.name(),
                            "names the region '" + guarded.region() + "', which is " + other.name()
                                    + "'s; each method has its own");
                });
        if (!isText(guarded) && !beans.containsBean(codecOf(guarded))) {
            throw GuardedMethod.refused(
                    guarded.name(),
                    "returns " + guarded.result().getTypeString(false) + "; there is no bean Codec<"
                            + guarded.result().getTypeString(true) + ">");
        }
        methods.put(Signature.of(method), guarded);
    }

    private static boolean isText(GuardedMethod method) {
        return method.result().getType() == String.class;
    }

    @SuppressWarnings("rawtypes") // A type argument of the bean, known at run time only.
    private static Argument<Codec> codecOf(GuardedMethod method) {
        return Argument.of(Codec.class, method.result());
    }

    GuardedMethod of(ExecutableMethod<?, ?> method) {
        GuardedMethod guarded = methods.get(Signature.of(method));
        if (guarded == null) {
            throw new IllegalStateException(method + " was called before the context had started");
        }
        return guarded;
    }

    Collection<GuardedMethod> all() {
        return List.copyOf(methods.values());
    }

    RegionSettings settingsOf(GuardedMethod method) {
        return configured.of(method.region());
    }

    @SuppressWarnings("unchecked") // The codec was looked up by the type of what the method returns.
    Codec<Object> codec(GuardedMethod method) {
        Codec<?> codec = isText(method) ? Codecs.text() : beans.getBean(codecOf(method));
        return (Codec<Object>) codec;
    }
}
