package io.enterprisehub.local.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where text for people goes and what it may look like there.
 *
 * @param interactive a person looks at it: lines may be rewritten
 * @param colours escape sequences are understood and wanted (see no-color.org)
 */
public record Terminal(PrintStream out, boolean interactive, boolean colours) {

    /** The terminal of this process; {@code console} is null where the process has none. */
    public static Terminal of(PrintStream out, @Nullable Console console, Map<String, String> environment) {
        boolean interactive = console != null && console.isTerminal() && !"dumb".equals(environment.get("TERM"));
        String noColor = environment.getOrDefault("NO_COLOR", "");
        return new Terminal(out, interactive, interactive && noColor.isEmpty());
    }

    public void line(String text) {
        out.println(text);
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String green(String text) {
        return styled("32", text);
    }

    public String red(String text) {
        return styled("31", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
