package io.enterprisehub.benchmarks.cache;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/** Lead documents as JSON, made up: ids and numbers are random, names and words repeat as people's do. Equal seeds, equal bytes. */
final class LeadDocuments {

    private static final String[] NAMES = {
        "Alma", "Bruno", "Chloe", "Dario", "Edith", "Felix", "Greta", "Hakim", "Irene", "Jonas", "Keiko", "Lars",
                "Maya",
        "Nadia", "Oscar", "Petra", "Rafael", "Selma", "Tomas", "Yara", "Archer", "Brandt", "Costa", "Duran", "Ekberg",
                "Flores",
        "Gomez", "Hansen", "Ito", "Jovanovic", "Klein", "Larsen", "Mendez", "Novak", "Ortiz", "Patel", "Reyes", "Singh",
                "Torres"
    };
    private static final String[] WORDS =
            ("thanks for the tour last week could we talk about the offer again the roof worries me a little but the street is quiet "
                            + "and close to work is there a garage we sold our flat so money is ready from june my partner would rather have "
                            + "two bathrooms does the owner pay closing costs what do you think send me more pictures please")
                    .split(" ");
    private static final String[] STAGES = {"new", "contacted", "showing", "negotiation", "under contract", "closed"};

    private final SplittableRandom random;

    LeadDocuments(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A document of at least so many bytes, and hardly more. */
    byte[] of(int bytes) {
        String first = one(NAMES);
        String last = one(NAMES);
        StringBuilder json = new StringBuilder("{\"leadId\":\"")
                .append(id())
                .append("\",\"tenant\":\"")
                .append(id());
        text(json, "firstName", first);
        text(json, "lastName", last);
        text(json, "email", (first + "." + last + random.nextInt(99) + "@mail.example").toLowerCase(Locale.ROOT));
        text(json, "phone", "+1-555-" + number(7));
        text(json, "stage", one(STAGES));
        json.append("\",\"budget\":")
                .append(150 + random.nextInt(900))
                .append("000,\"score\":0.")
                .append(number(9));
        json.append(",\"version\":").append(number(9)).append(",\"history\":[");
        while (json.length() < bytes - 2) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"at\":\"2026-0")
                    .append(1 + random.nextInt(9));
            json.append("-1")
                    .append(random.nextInt(10))
                    .append("T0")
                    .append(random.nextInt(10))
                    .append(":1")
                    .append(number(1));
            json.append(":00Z\",\"kind\":\"")
                    .append(random.nextBoolean() ? "inbound-sms" : "email-opened")
                    .append("\",\"text\":\"");
            for (int words = 4 + random.nextInt(10); words > 0; words--) {
                json.append(one(WORDS)).append(words > 1 ? " " : "\"}");
            }
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(StringBuilder json, String name, String value) {
        json.append("\",\"").append(name).append("\":\"").append(value);
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String id() {
        return Long.toString(random.nextLong() >>> 1, 36) + Long.toString(random.nextLong() >>> 1, 36);
    }

    private String number(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
