package io.enterprisehub.cache.micronaut;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.naming.NameUtils;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The regions that configuration names, {@code cache.regions.<name>.<setting>}: every setting of a
 * {@link io.enterprisehub.cache.tier.RegionPolicy}, and {@code persist-for}. A setting that does not exist, cannot be read
 * or contradicts another is refused with its name.
 *
 * <p>An environment variable such as {@code CACHE_REGIONS_LEADS_ABSENT_TTL} does not tell where the region's name ends: the
 * longest setting that it can end with is meant. That is why names are read here and not by {@code @EachProperty}, to which
 * that variable would also be a region {@code leads-absent}.
 */
@Singleton
public final class ConfiguredRegions {

    private static final String PREFIX = "cache.regions";
    private static final String VARIABLE_PREFIX = "CACHE_REGIONS_";

    private final Map<String, RegionSettings> regions = new TreeMap<>();

    ConfiguredRegions(Environment environment) {
        for (PropertySource source : environment.getPropertySources()) {
            boolean variables = source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE;
            for (String property : source) {
                String name = variables ? namedByVariable(property) : namedByProperty(property);
                if (!name.isEmpty()) {
                    regions.computeIfAbsent(name, key -> new PolicyBinding(PREFIX + "." + key, environment).read(key));
                }
            }
        }
    }

    /** The region that a property is about; empty when it is about none. */
    private static String namedByProperty(String property) {
        String said = NameUtils.hyphenate(property);
        if (!said.startsWith(PREFIX + ".")) {
            return "";
        }
        String rest = said.substring(PREFIX.length() + 1);
        int dot = rest.indexOf('.');
        String setting = dot < 0 ? "" : rest.substring(dot + 1);
        if (!PolicyBinding.NAMES.contains(setting)) {
            throw unknown(said);
        }
        return rest.substring(0, dot);
    }

    private static String namedByVariable(String variable) {
        if (!variable.startsWith(VARIABLE_PREFIX)) {
            return "";
        }
        String rest = variable.substring(VARIABLE_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        int end = PolicyBinding.NAMES.stream()
                .filter(setting -> rest.endsWith("-" + setting))
                .mapToInt(setting -> rest.length() - setting.length() - 1)
                .min()
                .orElse(0);
        if (end <= 0) {
            throw unknown(variable);
        }
        return rest.substring(0, end);
    }

    private static ConfigurationException unknown(String said) {
        return new ConfigurationException(
                said + " is no setting of a region; there are: " + String.join(", ", PolicyBinding.NAMES));
    }

    /**
     * What is said of a region.
     *
     * @throws ConfigurationException when nothing is
     */
    public RegionSettings of(String name) {
        RegionSettings found = regions.get(name);
        if (found == null) {
            throw new ConfigurationException("There is no region '" + name + "' in the configuration; there are: "
                    + String.join(", ", names()) + " (" + PREFIX + "." + name + ".ttl would add it)");
        }
        return found;
    }

    /** In alphabetical order. */
    public Collection<String> names() {
        return List.copyOf(regions.keySet());
    }
}
