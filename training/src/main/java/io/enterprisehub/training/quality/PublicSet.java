package io.enterprisehub.training.quality;

import io.enterprisehub.training.table.DataException;
import io.enterprisehub.training.table.Schema;
import io.enterprisehub.training.table.SchemaFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A public data set, known by the names that its file has where it is offered. */
public enum PublicSet {
    BANK("bank.yaml", "bank_full.csv|bank-full.csv"),
    SHOPPERS("shoppers.yaml", "online_shoppers_intention.csv"),
    TELCO("telco.yaml", "telco_customer_churn.csv|WA_Fn-UseC_-Telco-Customer-Churn.csv");

    private final String schema;
    /** Separated by bars. */
    private final String files;

    PublicSet(String schema, String files) {
        this.schema = schema;
        this.files = files;
    }

    /** The schema that comes with this module. */
    public Schema schema() {
        try (InputStream in = Objects.requireNonNull(PublicSet.class.getResourceAsStream(schema))) {
            return SchemaFile.parse(schema, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + schema + " cannot be read.", e);
        }
    }

    /**
     * The file in a folder.
     *
     * @throws DataException when there is none of its names
     */
    public Path file(Path folder) {
        List<String> names = List.of(files.split("\\|", -1));
        return names.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DataException("The folder " + folder + " has no " + String.join(" or ", names)
                        + ": download it from " + schema().about()));
    }
}
