package io.enterprisehub.local.oracle;

import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.leads.score.LeadModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The model that a package of the scoring function carries: what is judged is judged by the very file that was deployed. */
public record PackagedModel(ServableModel model) implements LeadModel {

    private static final String FILE = "model/conversion.forest";

    /** Looks into the package's jars. */
    public static PackagedModel in(Path zip) {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream jars = new ZipInputStream(file)) {
            for (ZipEntry jar = jars.getNextEntry(); jar != null; jar = jars.getNextEntry()) {
                byte[] bytes = jar.getName().endsWith(".jar") ? entry(jars) : null;
                if (bytes != null) {
                    return new PackagedModel(ServableModel.open(bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(zip + " cannot be read", e);
        }
        throw new IllegalStateException(zip + " holds no " + FILE);
    }

    private static byte @Nullable [] entry(InputStream jar) throws IOException {
        // Not closed: it reads from the zip, which has more entries.
        ZipInputStream entries = new ZipInputStream(jar);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().equals(FILE)) {
                return entries.readAllBytes();
            }
        }
        return null;
    }

    @Override
    public String version() {
        return model.version();
    }

    @Override
    public double prior() {
        return model.prior();
    }

    @Override
    public double[] probabilities(float[] rows, int count) {
        return model.probabilities(rows, count);
    }

    @Override
    public double[] contributions(float[] row) {
        return model.contributions(row, 0);
    }
}
