package io.enterprisehub.function;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The environment variables of a function, read once. A function builds its own configuration records from it, so that
 * a missing or malformed variable stops the start with its name instead of failing a request. Values never appear in an
 * error text: some of them are secrets.
 *
 * @param variables name to value
 */
public record Settings(Map<String, String> variables) {

    public Settings {
        variables = Map.copyOf(variables);
    }

    /** Settings of this process. */
    public static Settings ofProcess() {
        return new Settings(System.getenv());
    }

    /**
     * The value of a variable that must be there.
     *
     * @throws InvalidSetting when it is absent or blank
     */
    public String required(String name) {
        String value = variables.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new InvalidSetting(name, "is not set");
        }
        return value;
    }

    /** The value, or {@code fallback} when the variable is absent or blank. */
    public String optional(String name, String fallback) {
        String value = variables.getOrDefault(name, "").strip();
        return value.isEmpty() ? fallback : value;
    }

    /** The comma-separated values without blanks; empty when the variable is absent. */
    public List<String> list(String name) {
        return Arrays.stream(optional(name, "").split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A whole number greater than zero, of at most nine digits; {@code fallback} when the variable is absent. */
    public int positive(String name, int fallback) {
        String value = optional(name, Integer.toString(fallback));
        if (!value.matches("0*[1-9][0-9]{0,8}")) {
            throw new InvalidSetting(name, "must be a whole number greater than zero");
        }
        return Integer.parseInt(value);
    }

    /** Exactly {@code true} or {@code false}; absent means {@code false}. */
    public boolean flag(String name) {
        return switch (optional(name, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSetting(name, "must be true or false");
        };
    }

    /** Names only: some values are secrets. */
    @Override
    public String toString() {
        return "Settings" + variables.keySet();
    }

    /** A variable of the environment cannot be used; the message names it and never its value. */
    public static final class InvalidSetting extends RuntimeException {
        InvalidSetting(String name, String fault) {
            super("Environment variable " + name + " " + fault);
        }
    }
}
