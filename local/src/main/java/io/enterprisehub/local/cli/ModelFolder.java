package io.enterprisehub.local.cli;

import io.enterprisehub.training.card.CardInput;
import io.enterprisehub.training.card.ModelCardPage;
import io.enterprisehub.training.card.ModelCardText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A model file and its card as Markdown and as a page beside it; a reader finds the old file or the new one, never a half. */
final class ModelFolder {

    private ModelFolder() {}

    static void write(Path model, byte[] bytes, CardInput card) {
        replace(model, bytes);
        replace(beside(model, ".md"), ModelCardText.markdown(card).getBytes(StandardCharsets.UTF_8));
        replace(beside(model, ".html"), ModelCardPage.html(card).getBytes(StandardCharsets.UTF_8));
    }

    static Path beside(Path model, String ending) {
        String name = String.valueOf(model.getFileName());
        int dot = name.lastIndexOf('.');
        return model.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }

    private static void replace(Path file, byte[] bytes) {
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path half = Files.createTempFile(target.getParent(), ".model", ".part");
            Files.write(half, bytes);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EnvironmentProblem("The file " + file + " cannot be written.", e);
        }
    }
}
