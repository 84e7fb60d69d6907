package io.enterprisehub.cache.tier.compress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Synthetic JSON documents of CRM contacts with their conversations, of about a wished size; equal seeds give equal bytes. */
public final class SampleDocuments {

    private static final List<String> FIRST =
            words("Ana Ben Carla Dmitri Ella Farid Grace Hugo Ines Jamal Kira Liam Mei "
                    + "Noor Omar Priya Quinn Rosa Sven Tara Umar Vera Walt Ximena Yusuf Zoe");
    private static final List<String> LAST = words(
            "Abbott Becker Castillo Dalton Engel Fischer Garcia Hopper Iyer Jansen "
                    + "Kowalski Lindgren Moreau Nakamura Okafor Petrov Quist Rossi Sato Tanaka Ueda Varga Weber Xu Young Zhang");
    private static final List<String> STREETS =
            words("Oak Maple Cedar Pine Elm Lakeview Sunset Hillcrest Riverside Park");
    private static final List<String> TAGS = words(
            "buyer seller investor first-time relocation pre-approved luxury open-house referral nurture cash-offer");
    private static final List<String> TALK = words("we are looking for a house with three bedrooms near the school and "
            + "would like to see it on saturday could you send the price of the condo downtown our budget is around four "
            + "hundred thousand the lender has approved us please call me after five my wife likes the kitchen but the "
            + "garden is too small is the seller open to offers when can we visit thank you for your help");
    private static final List<String> REASONS = words("REPLIED_RECENTLY OPENED_EMAILS VISITED_PAGES HAS_BUDGET "
            + "NO_PHONE LONG_SILENCE APPOINTMENT_KEPT APPOINTMENT_MISSED");

    private final Random random;

    public SampleDocuments(long seed) {
        this.random = new Random(seed);
    }

    /** So many documents of sizes from 0.5 to 10 KB, small ones more often. */
    public List<byte[]> mixed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> of((int) (500 * Math.pow(20, random.nextDouble()))))
                .toList();
    }

    /** One document, as long as wished to within some 150 bytes. */
    public byte[] of(int bytes) {
        String first = pick(FIRST);
        String last = pick(LAST);
        StringBuilder json = new StringBuilder(bytes + 200);
        json.append("{\"id\":\"")
                .append(id())
                .append("\",\"status\":\"open\",\"name\":\"")
                .append(first)
                .append(' ');
        json.append(last).append("\",\"email\":\"").append((first + "." + last).toLowerCase(Locale.ROOT));
        json.append(random.nextInt(100)).append("@example.com\",\"phone\":\"+1").append(digits(10));
        json.append("\",\"source\":\"").append(pick(List.of("website", "facebook ads", "referral", "open house")));
        json.append("\",\"address\":\"")
                .append(1 + random.nextInt(9_999))
                .append(' ')
                .append(pick(STREETS));
        json.append(" Street\",\"tags\":[\"").append(pick(TAGS)).append("\",\"").append(pick(TAGS));
        json.append("\"],\"assignedTo\":\"")
                .append(id())
                .append("\",\"score\":")
                .append(random.nextInt(101));
        json.append(",\"probability\":0.")
                .append(digits(15))
                .append(",\"tier\":\"")
                .append(pick(List.of("hot", "warm", "cold")));
        json.append("\",\"createdAt\":\"")
                .append(moment())
                .append("\",\"version\":")
                .append(digits(8));
        json.append(",\"reasons\":[{\"code\":\"")
                .append(pick(REASONS))
                .append("\",\"effect\":0.")
                .append(digits(4));
        json.append("}],\"messages\":[");
        List<String> messages = new ArrayList<>();
        int length = json.length() + 2;
        while (length < bytes - 60) {
            String message = message(Math.min(12 + random.nextInt(30), Math.max(1, (bytes - length - 120) / 6)));
            messages.add(message);
            length += message.length() + 1;
        }
        return json.append(String.join(",", messages)).append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String message(int words) {
        StringBuilder text = new StringBuilder("{\"at\":\"").append(moment()).append("\",\"direction\":\"");
        text.append(pick(List.of("inbound", "outbound")))
                .append("\",\"channel\":\"")
                .append(pick(List.of("SMS", "Email")));
        text.append("\",\"body\":\"");
        IntStream.range(0, words).forEach(i -> text.append(i == 0 ? "" : " ").append(pick(TALK)));
        return text.append("\"}").toString();
    }

    private String moment() {
        return "2026-%02d-%02dT%02d:%02d:%02d.%03dZ"
                .formatted(
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60),
                        random.nextInt(1_000));
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong())
                .toString()
                .replace("-", "")
                .substring(0, 20);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        IntStream.range(0, count).forEach(i -> digits.append((char) ('0' + random.nextInt(10))));
        return digits.toString();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
