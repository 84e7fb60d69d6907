package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.RegionPolicy;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.naming.NameUtils;
import java.time.Duration;
import java.util.List;

/**
 * Reads a region's settings from properties: each component of {@link RegionPolicy} is one, named alike ({@code maxStaleness} is
 * {@code max-staleness}); what is not said is as in {@link RegionPolicy#strict}.
 */
final class PolicyBinding {

    private static final String PERSIST_FOR = "persist-for";

    /** All settings, in alphabetical order. */
    static final List<String> NAMES = List.of(
            "absent-ttl",
            "eager-at",
            "jitter",
            "lease",
            "lease-wait",
            "max-staleness",
            PERSIST_FOR,
            "retry-after",
            "shared-ttl",
            "stale-if-error",
            "stale-when-cut",
            "stale-while-revalidate",
            "ttl",
            "xfetch-beta");

    private final String prefix;
    private final Environment environment;

    /** Properties under the prefix, which does not end with a dot. */
    PolicyBinding(String prefix, Environment environment) {
        this.prefix = prefix;
        this.environment = environment;
    }

    RegionSettings read(String region) {
        Duration life = duration(PERSIST_FOR, Duration.ZERO);
        if (life.isNegative()) {
            throw new ConfigurationException(prefix + "." + PERSIST_FOR + " is not negative: " + life);
        }
        return new RegionSettings(region, policy(), life);
    }

    private RegionPolicy policy() {
        RegionPolicy strict = RegionPolicy.strict();
        try {
            return new RegionPolicy(
                    duration("ttl", strict.ttl()),
                    duration("shared-ttl", strict.sharedTtl()),
                    duration("absent-ttl", strict.absentTtl()),
                    number("jitter", strict.jitter()),
                    duration("max-staleness", strict.maxStaleness()),
                    duration("stale-while-revalidate", strict.staleWhileRevalidate()),
                    duration("stale-if-error", strict.staleIfError()),
                    duration("retry-after", strict.retryAfter()),
                    duration("stale-when-cut", strict.staleWhenCut()),
                    duration("lease", strict.lease()),
                    duration("lease-wait", strict.leaseWait()),
                    number("eager-at", strict.eagerAt()),
                    number("xfetch-beta", strict.xfetchBeta()));
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(named(String.valueOf(refused.getMessage())), refused);
        }
    }

    private Duration duration(String name, Duration otherwise) {
        return value(name, otherwise, Duration.class, "5m or 200ms");
    }

    private double number(String name, double otherwise) {
        return value(name, otherwise, Double.class, "0.1");
    }

    private <T> T value(String name, T otherwise, Class<T> type, String example) {
        String property = prefix + "." + name;
        String text = environment.getProperty(property, String.class).orElse(null);
        if (text == null) {
            return otherwise;
        }
        return ConversionService.SHARED
                .convert(text, type)
                .orElseThrow(() -> new ConfigurationException(
                        property + " is not a " + type.getSimpleName() + " such as " + example + ": " + text));
    }

    /** The policy's own messages begin with the name of the component. */
    private String named(String sentence) {
        String first = NameUtils.hyphenate(sentence.split("[ :]", 2)[0]);
        return prefix + (NAMES.contains(first) ? "." + first : "") + ": " + sentence;
    }
}
