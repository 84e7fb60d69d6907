package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.RegionPolicy;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * One region's configuration, {@code cache.regions.<name>.*}: every setting of {@link RegionPolicy}, and
 * {@code persist-for}. A setting that does not exist, cannot be read or contradicts another is refused with its name.
 */
@EachProperty("cache.regions")
public final class RegionSettings {

    private static final String PERSIST_FOR = "persist-for";

    private final String name;
    private final RegionPolicy policy;
    private final Duration persistFor;

    RegionSettings(@Parameter String name, Environment environment) {
        String prefix = "cache.regions." + name;
        refuseUnknown(prefix, environment);
        PolicyBinding binding = new PolicyBinding(prefix, environment);
        Duration life = binding.value(PERSIST_FOR, Duration.class);
        this.name = name;
        this.policy = binding.read();
        this.persistFor = life == null ? Duration.ZERO : life;
        if (persistFor.isNegative()) {
            throw new ConfigurationException(prefix + "." + PERSIST_FOR + " is not negative: " + persistFor);
        }
    }

    private static void refuseUnknown(String prefix, Environment environment) {
        Set<String> known = new TreeSet<>(PolicyBinding.names());
        known.add(PERSIST_FOR);
        for (String said : environment.getPropertyEntries(prefix)) {
            if (!known.contains(said)) {
                throw new ConfigurationException(
                        prefix + "." + said + " is no setting of a region; there are: " + String.join(", ", known));
            }
        }
    }

    public String name() {
        return name;
    }

    public RegionPolicy policy() {
        return policy;
    }

    /** Life of loaded values in PostgreSQL; zero for none. */
    public Duration persistFor() {
        return persistFor;
    }
}
