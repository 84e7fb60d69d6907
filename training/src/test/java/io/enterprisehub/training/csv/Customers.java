package io.enterprisehub.training.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** CSV files of invented customers whose law is known. */
final class Customers {

    static final String SCHEMA = """
            name: invented customers
            about: made for tests
            target: {column: bought, positive: yes}
            time: day
            features: {visits: number, city: category, called: boolean, noise: number}
            groups: [club]
            monotone: {visits: rising}
            """;

    private Customers() {}

    /**
     * Rows over two years; log-odds rise with visits, and differ by city.
     *
     * @param turn what the visits are worth: 1 in the usual law, -1 in the opposite one
     */
    static Path write(Path file, int rows, long seed, double turn) {
        Random random = new Random(seed);
        String[] cities = {"Ulm", "Bonn", "Kiel", ""};
        StringBuilder csv = new StringBuilder("day,visits,city,called,noise,club,bought\n");
        for (int i = 0; i < rows; i++) {
            int visits = random.nextInt(12);
            int city = random.nextInt(cities.length);
            boolean called = random.nextInt(3) == 0;
            double logOdds = -1.5 + turn * 0.35 * (visits - 5) + (city == 0 ? 0.8 : 0) + (called ? 0.5 : 0);
            boolean bought = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            csv.append(LocalDate.of(2024, 1, 1).plusDays(i * 730L / rows))
                    .append(',')
                    .append(i % 40 == 7 ? "" : Integer.toString(visits))
                    .append(',')
                    .append(cities[city])
                    .append(',')
                    .append(called)
                    .append(',')
                    .append(random.nextInt(1000) / 1000.0)
                    .append(',')
                    .append(random.nextBoolean() ? "a" : "b")
                    .append(',')
                    .append(bought ? "yes" : "no")
                    .append('\n');
        }
        try {
            return Files.writeString(file, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
