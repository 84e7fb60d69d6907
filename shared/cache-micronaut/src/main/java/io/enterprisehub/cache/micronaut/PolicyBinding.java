package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.RegionPolicy;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.naming.NameUtils;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link RegionPolicy} from properties: each of its components is one, named alike ({@code maxStaleness} is
 * {@code max-staleness}); what is not said is as in {@link RegionPolicy#strict}. Reflection, so that no setting can be missing.
 */
final class PolicyBinding {

    private final String prefix;
    private final Environment environment;

    /** Properties under the prefix, which does not end with a dot. */
    PolicyBinding(String prefix, Environment environment) {
        this.prefix = prefix;
        this.environment = environment;
    }

    static Set<String> names() {
        return Arrays.stream(RegionPolicy.class.getRecordComponents())
                .map(component -> NameUtils.hyphenate(component.getName()))
                .collect(Collectors.toSet());
    }

    RegionPolicy read() {
        RecordComponent[] components = RegionPolicy.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                String name = NameUtils.hyphenate(components[i].getName());
                Object said = value(name, types[i]);
                values[i] = said == null ? components[i].getAccessor().invoke(RegionPolicy.strict()) : said;
            }
            return RegionPolicy.class.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new ConfigurationException(named(refused.getCause()), refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("RegionPolicy is a public record", impossible);
        }
    }

    /** The property, or null when nothing is said. */
    @Nullable
    <T> T value(String name, Class<T> type) {
        String property = prefix + "." + name;
        String text = environment.getProperty(property, String.class).orElse(null);
        if (text == null) {
            return null;
        }
        return ConversionService.SHARED
                .convert(text, type)
                .orElseThrow(() -> new ConfigurationException(
                        property + " is not a " + type.getSimpleName() + " such as " + example(type) + ": " + text));
    }

    private static String example(Class<?> type) {
        return type.isPrimitive() ? "0.1" : "5m or 200ms";
    }

    /** The policy's own messages begin with the name of the component. */
    private String named(@Nullable Throwable refused) {
        String sentence = refused == null ? "" : String.valueOf(refused.getMessage());
        String first = NameUtils.hyphenate(sentence.split("[ :]", 2)[0]);
        return prefix + (names().contains(first) ? "." + first : "") + ": " + sentence;
    }
}
