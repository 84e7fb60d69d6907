package io.enterprisehub.local.cli;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.card.CardInput;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a model where it may go, or says why it may not. */
final class Publication {

    private final Terminal terminal;

    Publication(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Writes or refuses.
     *
     * @param refusals of the gate; empty = it may serve
     * @param purpose a benchmark never serves, so the gate only comments on it
     * @param out where a model goes that may serve; null = nowhere
     * @param candidate where it goes if it may not; null = nowhere
     * @return the exit status
     */
    int publish(
            byte[] model,
            CardInput card,
            List<String> refusals,
            ModelPurpose purpose,
            @Nullable Path out,
            @Nullable Path candidate) {
        if (refusals.isEmpty() || (purpose == ModelPurpose.BENCHMARK && out != null)) {
            write(out == null ? candidate : out, model, card);
            refusals.forEach(refusal ->
                    terminal.line("  Written as a benchmark, which never serves, although " + refusal + "."));
            return ExitCode.GOOD;
        }
        terminal.line("");
        terminal.line(terminal.red("The model may not serve:"));
        refusals.forEach(refusal -> terminal.line("  " + refusal + "."));
        if (candidate == null) {
            terminal.line("Nothing was written; --candidate FILE keeps it elsewhere.");
        } else {
            write(candidate, model, card);
        }
        return ExitCode.REFUSED;
    }

    private void write(@Nullable Path file, byte[] model, CardInput card) {
        if (file != null) {
            ModelFolder.write(file, model, card);
            terminal.line("  written: " + file + " (" + model.length + " bytes), " + ModelFolder.beside(file, ".md")
                    + ", " + ModelFolder.beside(file, ".html"));
        }
    }
}
