package io.enterprisehub.benchmarks.coherence;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what is printed, line by line; a line that is rewritten counts as several. Belongs to one thread at a time. */
final class Lines extends OutputStream {

    private final Consumer<String> listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void write(int next) {
        if (next != '\n' && next != '\r') {
            line.write(next);
        } else if (line.size() > 0) {
            flushLine();
        }
    }

    private void flushLine() {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        listener.accept(text.replace('\t', ' '));
        if (text.startsWith("Seed ")) {
            System.err.println(text);
        }
    }
}
