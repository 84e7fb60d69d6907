package io.enterprisehub.ghl.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.ghl.event.Envelope.Shape;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    /** Every kind of token, in front of, between and behind the fields that count. */
    private static final String RICH = """
            {"noise":{"type":"no","deep":[1,-2.5e3,true,false,null,{"locationId":"no"}]},
             "type":"ContactCreate","amount":1.25,"flag":true,"locationId":"locAbc123","none":null,
             "name":"J\u00f6rg \\u00e9 \\"x\\" \u20ac \ud83d\ude00","companyId":"comp1","webhookId":"wh-0001",
             "timestamp":1714032441123,"payloadTooLarge":true,"tail":[]}""";

    private final EnvelopeReader reader = new EnvelopeReader();

    @Test
    void readsTheTopLevelOnly() {
        assertThat(read(RICH))
                .isEqualTo(new Envelope(
                        Shape.OBJECT,
                        "ContactCreate",
                        "locAbc123",
                        "comp1",
                        "wh-0001",
                        Instant.ofEpochMilli(1714032441123L),
                        true));
    }

    @Test
    void neverInventsAValueWhereverTheBodyIsCut() {
        byte[] whole = RICH.getBytes(UTF_8);
        Envelope full = reader.read(whole);

        for (int cut = 0; cut < whole.length; cut++) {
            Envelope part = reader.read(Arrays.copyOf(whole, cut));

            assertThat(part.shape()).as("cut at %d", cut).isEqualTo(cut == 0 ? Shape.NOT_JSON : Shape.CUT);
            assertThat(nullOr(part.type(), full.type())
                            && nullOr(part.locationId(), full.locationId())
                            && nullOr(part.companyId(), full.companyId())
                            && nullOr(part.webhookId(), full.webhookId())
                            && nullOr(part.timestamp(), full.timestamp()))
                    .as("cut at %d: %s", cut, part)
                    .isTrue();
        }
    }

    @Test
    void keepsWhatWasReadBeforeTheCut() {
        Envelope cut =
                read("{\"type\":\"InboundMessage\",\"locationId\":\"loc1\",\"body\":\"the rest is gone, and so is");

        assertThat(cut.type()).isEqualTo("InboundMessage");
        assertThat(cut.locationId()).isEqualTo("loc1");
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.json()).isTrue();
    }

    @Test
    void takesGhlsFlagForACutEvenWhenTheJsonIsWhole() {
        assertThat(read("{\"type\":\"NoteCreate\",\"payloadTooLarge\":true}").truncated())
                .isTrue();
        assertThat(read("{\"type\":\"NoteCreate\",\"payloadTooLarge\":false}").truncated())
                .isFalse();
    }

    @Test
    void letsTheFirstUsableOfEqualFieldsCount() {
        Envelope envelope =
                read("{\"locationId\":null,\"locationId\":{},\"locationId\":\"one\",\"locationId\":\"two\"}");

        assertThat(envelope.locationId()).isEqualTo("one");
    }

    @Test
    void toleratesRawControlCharactersInsideStrings() {
        Envelope envelope =
                read("{\"body\":\"a\u0000b\nc\u0001\",\"type\":\"InboundMessage\",\"locationId\":\"loc1\"}");

        assertThat(envelope.shape()).isEqualTo(Shape.OBJECT);
        assertThat(envelope.locationId()).isEqualTo("loc1");
    }

    @Test
    void toleratesBytesThatAreNotUtf8() {
        byte[] body = "{\"body\":\"?\",\"locationId\":\"loc1\"}".getBytes(UTF_8);
        body[9] = (byte) 0xC3;

        assertThat(reader.read(body).locationId()).isEqualTo("loc1");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(read("\ufeff{\"type\":\"NoteCreate\"}").type()).isEqualTo("NoteCreate");
    }

    @Test
    void doesNotMistakeZeroBytesForUtf16() {
        byte[] utf16Like = {'{', 0, '"', 0, 'a', 0, '"', 0};

        assertThat(reader.read(utf16Like).shape()).isEqualTo(Shape.BROKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|OBJECT",
                "[1,2]|OTHER_JSON",
                "\"text\"|OTHER_JSON",
                "12|OTHER_JSON",
                "{} x|BROKEN",
                "{}{}|BROKEN",
                "{\"a\" 1}|BROKEN",
                "{\"a\":\u0000 1}|BROKEN",
                "{\"a\":'x'}|BROKEN",
                "[1,|CUT",
                "{\"a\":tr|CUT",
                "{\"a\":-|CUT",
                "hello|NOT_JSON",
                "tru|NOT_JSON",
                "type=ContactCreate&id=1|NOT_JSON",
                "<xml/>|NOT_JSON",
                "}|NOT_JSON"
            })
    void tellsHowFarBytesAreJson(String body, Shape shape) {
        assertThat(read(body).shape()).isEqualTo(shape);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "\ufeff"})
    void callsBlankNotJson(String blank) {
        assertThat(read(blank).shape()).isEqualTo(Shape.NOT_JSON);
    }

    @Test
    void boundsTheDepthThatItFollows() {
        Envelope bomb = read("{\"locationId\":\"loc1\",\"a\":" + "[".repeat(200_000));

        assertThat(bomb.shape()).isEqualTo(Shape.BROKEN);
        assertThat(bomb.locationId()).isEqualTo("loc1");
    }

    @Test
    void doesNotKeepValuesThatAreTooLongForAnId() {
        assertThat(read("{\"webhookId\":\"" + "x".repeat(201) + "\"}").webhookId())
                .isNull();
    }

    @Test
    void readsNumbersAsIds() {
        assertThat(read("{\"locationId\":12345,\"webhookId\":true}").locationId())
                .isEqualTo("12345");
    }

    @Test
    void usesAltIdOnlyForLocations() {
        assertThat(read("{\"altId\":\"loc9\",\"altType\":\"location\"}").locationId())
                .isEqualTo("loc9");
        assertThat(read("{\"altId\":\"loc9\",\"altType\":\"company\"}").locationId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-25T08:07:21.123Z, 2024-04-25T08:07:21.123Z",
        "2024-04-25T10:07:21+02:00, 2024-04-25T08:07:21Z",
        "2024-04-25T08:07:21, 2024-04-25T08:07:21Z",
        "1714032441, 2024-04-25T08:07:21Z",
        "1714032441123, 2024-04-25T08:07:21.123Z",
    })
    void readsEveryWayInWhichGhlWritesTime(String written, Instant meant) {
        assertThat(read("{\"timestamp\":\"" + written + "\"}").timestamp()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1", "12.5", "99999999999999999999", "2024-13-45T00:00:00Z", "2024-04-25"})
    void hasNoTimeWhereNoneCanBeRead(String written) {
        assertThat(read("{\"timestamp\":\"" + written + "\"}").timestamp()).isNull();
    }

    @Test
    void survivesTenThousandRandomMutations() {
        Random random = new Random(20_260_101);
        byte[] whole = RICH.getBytes(UTF_8);
        for (int round = 0; round < 10_000; round++) {
            byte[] mutated = mutate(whole, random);

            Envelope envelope = reader.read(mutated);

            String tenant = envelope.tenant().id();
            assertThat(tenant).as("round %d", round).matches("[A-Za-z0-9_:-]{1,108}");
        }
    }

    private static byte[] mutate(byte[] whole, Random random) {
        byte[] copy = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        for (int edits = 1 + random.nextInt(8); edits > 0; edits--) {
            int from = random.nextInt(copy.length);
            int to = random.nextInt(copy.length);
            byte swapped = copy[from];
            copy[from] = random.nextBoolean() ? copy[to] : (byte) random.nextInt(256);
            copy[to] = swapped;
        }
        return copy;
    }

    private static boolean nullOr(@Nullable Object part, @Nullable Object full) {
        return part == null || Objects.equals(part, full);
    }

    private Envelope read(String body) {
        return reader.read(body.getBytes(UTF_8));
    }
}
