package io.enterprisehub.training.table;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.training.boost.Monotone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a schema file: YAML, of which JSON is a part. The keys are described in docs/training.md.
 *
 * <p>Built on SnakeYAML's safe constructor, so a document can name no class; a key that is not known is refused, because a misspelt
 * {@code blocked} must not unblock anything.
 */
public final class SchemaFile {

    private static final int MAX_BYTES = 1_000_000;

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "name",
            "about",
            "purpose",
            "separator",
            "target",
            "time",
            "id",
            "horizonDays",
            "missing",
            "features",
            "blocked",
            "groups",
            "monotone",
            "gate"));

    private final String file;
    private final Map<?, ?> document;

    private SchemaFile(String file, Map<?, ?> document) {
        this.file = file;
        this.document = document;
    }

    /**
     * Reads a file.
     *
     * @throws DataException when it cannot be read or understood
     */
    public static Schema read(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new DataException(path + " is no schema: it is larger than " + MAX_BYTES + " bytes");
            }
            return parse(String.valueOf(path.getFileName()), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DataException("The schema " + path + " cannot be read: is it there, and is it UTF-8 text?", e);
        }
    }

    /** As {@link #read}, from text; {@code file} is what it is called in sentences. */
    public static Schema parse(String file, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MAX_BYTES);
        try {
            Object document = new Yaml(new Plain(options)).load(yaml);
            if (!(document instanceof Map<?, ?> map)) {
                throw new DataException(file + ": a schema is a map of keys such as target and features");
            }
            return new SchemaFile(file, map).schema();
        } catch (YAMLException e) {
            throw new DataException(
                    file + " is no YAML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        } catch (IllegalArgumentException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    /** YAML 1.1 reads yes, no, on, off and dates as something else, but here they are what stands in a CSV: words. */
    private static final class Plain extends SafeConstructor {
        Plain(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.BOOL, new ConstructYamlStr());
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }
    }

    private Schema schema() {
        for (Object key : document.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw problem("the key " + key + " is not known; the keys are " + String.join(", ", KEYS));
            }
        }
        Map<String, Object> target = map("target", document.get("target"));
        String separator = text("separator", document.get("separator"), ",");
        if (separator.length() != 1) {
            throw problem("the separator must be one character, not \"" + separator + "\"");
        }
        Schema schema = new Schema(
                text("name", document.get("name"), file),
                text("about", document.get("about"), ""),
                ModelPurpose.of(text("purpose", document.get("purpose"), ModelPurpose.SERVING.label())),
                separator.charAt(0),
                needed("target.column", target.get("column")),
                needed("target.positive", target.get("positive")),
                document.get("time") == null ? null : text("time", document.get("time"), ""),
                document.get("id") == null ? null : text("id", document.get("id"), ""),
                (int) number("horizonDays", document.get("horizonDays"), 0),
                missing(),
                types(),
                names("blocked"),
                names("groups"),
                directions(),
                gate());
        check(schema);
        return schema;
    }

    private void check(Schema schema) {
        if (schema.features().isEmpty()) {
            throw problem("features must name at least one column and its type");
        }
        Map<String, String> roles = new LinkedHashMap<>();
        claim(roles, schema.target(), "the target");
        claim(roles, schema.time(), "the time");
        claim(roles, schema.id(), "the id");
        schema.blocked().forEach(column -> claim(roles, column, "blocked"));
        schema.groups().forEach(column -> claim(roles, column, "a group, for the fairness check only"));
        schema.features().keySet().forEach(column -> claim(roles, column, "a feature"));
        schema.purpose().refusals(schema.featureNames()).stream().findFirst().ifPresent(refusal -> {
            throw problem(refusal.sentence());
        });
        for (String column : schema.monotone().keySet()) {
            ColumnType type = schema.features().get(column);
            if (type == null || type == ColumnType.CATEGORY) {
                throw problem("monotone names " + column + ", which is no feature of type number or boolean");
            }
        }
        if (schema.horizonDays() < 0 || (schema.horizonDays() > 0 && schema.time() == null)) {
            throw problem("horizonDays needs a time column and must not be negative");
        }
    }

    private void claim(Map<String, String> roles, @Nullable String column, String role) {
        String before = column == null ? null : roles.put(column, role);
        if (before != null) {
            throw problem("the column " + column + " is " + before + " and cannot be " + role + " too");
        }
    }

    private Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        map("features", document.get("features"))
                .forEach((column, type) ->
                        types.put(column, word(ColumnType.class, "the type of " + column, String.valueOf(type))));
        return types;
    }

    private Map<String, Monotone> directions() {
        Map<String, Monotone> directions = new LinkedHashMap<>();
        map("monotone", document.get("monotone"))
                .forEach((column, direction) -> directions.put(
                        column, word(Monotone.class, "the direction of " + column, String.valueOf(direction))));
        return directions;
    }

    private GateBounds gate() {
        Map<String, Object> gate = map("gate", document.get("gate"));
        GateBounds standard = GateBounds.STANDARD;
        return new GateBounds(
                number("gate.ece", gate.get("ece"), standard.ece()),
                number("gate.lowestSlope", gate.get("lowestSlope"), standard.lowestSlope()),
                number("gate.highestSlope", gate.get("highestSlope"), standard.highestSlope()));
    }

    /** Nothing at all is always a missing value. */
    private Set<String> missing() {
        Set<String> missing = new TreeSet<>(names("missing"));
        missing.add("");
        return missing;
    }

    private Set<String> names(String key) {
        Object value = document.get(key);
        if (value == null) {
            return Set.of();
        }
        if (!(value instanceof Iterable<?> list)) {
            throw problem(key + " must be a list");
        }
        Set<String> names = new TreeSet<>();
        list.forEach(item -> names.add(String.valueOf(item).strip()));
        return names;
    }

    private Map<String, Object> map(String key, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
        } else if (value != null) {
            throw problem(key + " must be a map");
        }
        return copy;
    }

    private String needed(String key, @Nullable Object value) {
        if (value == null) {
            throw problem(key + " is missing");
        }
        return String.valueOf(value);
    }

    private static String text(String key, @Nullable Object value, String otherwise) {
        if (value instanceof Map || value instanceof Iterable) {
            throw new IllegalArgumentException(key + " must be one value");
        }
        return value == null ? otherwise : String.valueOf(value);
    }

    private static double number(String key, @Nullable Object value, double otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(key + " must be a number, not " + value);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String key, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(key + " must be one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList())
                + ", not " + word);
    }

    private DataException problem(String sentence) {
        return new DataException(file + ": " + sentence);
    }
}
