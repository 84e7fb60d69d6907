package io.enterprisehub.cache.tier.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TrainedDeflateTest {

    private static final byte[] TEXT = "{\"name\":\"\",\"status\":\"active\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TRAINED =
            TrainedDeflate.train(CompressionTest.SAMPLES.bytes(), new SampleDocuments(1).mixed(500));

    private final Compressor compressor = TrainedDeflate.with(Dictionary.of(1, TRAINED));

    private void restores(byte[] raw) {
        byte[] bytes = compressor.compress(raw);
        assertThat(compressor.restore(bytes, 0, bytes.length, raw.length)).isEqualTo(raw);
    }

    @Test
    void restoresWhateverWasNotLikeTheSamples() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] raw = new byte[random.nextInt(700)];
            // From one value to all 256: runs, repetitions and noise.
            int values = 1 + random.nextInt(1 << random.nextInt(9));
            for (int at = 0; at < raw.length; at++) {
                raw[at] = (byte) random.nextInt(values);
            }
            restores(raw);
        }
    }

    @Test
    void restoresPayloadsOfEveryLengthAroundItsOwnLimits() {
        for (int length = 0; length < 600; length++) {
            byte[] run = new byte[length];
            Arrays.fill(run, (byte) 'a');
            restores(run);
            restores(new SampleDocuments(length).of(600 + length));
        }
    }

    /** A copy must not reach back beyond 32 KB, neither into the text nor into the payload. */
    @Test
    void restoresPayloadsThatAreLongerThanTheWindow() {
        Random random = new Random(2);
        for (int length : new int[] {20_000, 24_576, 32_768, 33_000, 70_000, 300_000, 2 << 20}) {
            byte[] raw = new byte[length];
            random.nextBytes(raw);
            byte[] document = new SampleDocuments(length).of(900);
            for (int at = 0; at + 900 < length; at += 16_000) {
                System.arraycopy(document, 0, raw, at, Math.min(document.length, 900));
            }
            restores(raw);
        }
    }

    /** What a former payload left behind the end of the next must not be found, nor decide what is. */
    @Test
    void writesTheSameBytesWhateverItWroteBefore() {
        byte[] large = new SampleDocuments(4).of(9_000);
        for (int length = 0; length < 900; length++) {
            byte[] document = Arrays.copyOfRange(large, 3, 3 + length);
            byte[] first = TrainedDeflate.with(Dictionary.of(1, TRAINED)).compress(document);
            compressor.compress(large);
            compressor.compress(new SampleDocuments(5).of(500));

            assertThat(compressor.compress(document)).isEqualTo(first);
        }
    }

    @Test
    void writesWithTheShortestText() {
        for (int length = 5; length < 20; length++) {
            byte[] dictionary = TrainedDeflate.train(Arrays.copyOf(TEXT, length), List.of(TEXT));
            Compressor brief = TrainedDeflate.with(Dictionary.of(1, dictionary));
            byte[] bytes = brief.compress(TEXT);

            assertThat(brief.restore(bytes, 0, bytes.length, TEXT.length)).isEqualTo(TEXT);
        }
    }

    /** Between the two nothing else is noted, so the first is still known when it is out of reach. */
    @Test
    void restoresWhatComesAgainBeyondTheWindow() {
        byte[] raw = new byte[40_000];
        Arrays.fill(raw, (byte) 'a');
        byte[] marker = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        System.arraycopy(marker, 0, raw, 0, marker.length);
        System.arraycopy(marker, 0, raw, 35_000, marker.length);

        restores(raw);
    }

    /** A payload that repeats itself from far behind the text is as small as one that does so beside it. */
    @Test
    void findsWhatAPayloadRepeatsWhereTheTextIsOutOfReach() {
        byte[] noise = new byte[40_000];
        new Random(7).nextBytes(noise);
        byte[] twice = Arrays.copyOf(noise, 44_000);
        System.arraycopy(noise, 36_000, twice, 40_000, 4_000);

        assertThat(compressor.compress(twice).length - compressor.compress(noise).length)
                .isLessThan(200);
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> work = java.util.stream.IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(seed -> () -> {
                        new SampleDocuments(seed).mixed(300).forEach(this::restores);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    @Test
    void trainsTheSameBytesFromTheSameSamples() {
        List<byte[]> samples = new SampleDocuments(6).mixed(50);

        assertThat(TrainedDeflate.train(TEXT, samples)).isEqualTo(TrainedDeflate.train(TEXT, samples));
    }

    @Test
    void writesWhatNoSampleHadToo() {
        Compressor narrow = TrainedDeflate.with(Dictionary.of(1, TrainedDeflate.train(TEXT, List.of(TEXT))));
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] bytes = narrow.compress(all);

        assertThat(narrow.restore(bytes, 0, bytes.length, all.length)).isEqualTo(all);
    }

    @Test
    void refusesADictionaryThatWasNotTrainedForIt() {
        assertThatThrownBy(() -> TrainedDeflate.with(Dictionary.of(1, TEXT)))
                .hasMessage("A trained dictionary is longer than 162 bytes");
        assertThatThrownBy(() -> TrainedDeflate.with(CompressionTest.SAMPLES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrainedDeflate.train(new byte[(16 << 10) + 1], List.of(TEXT)))
                .hasMessageContaining("at most 16384 bytes");
    }
}
