package io.enterprisehub.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.codec.ModelFrame;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.forest.file.ForestFile;
import io.enterprisehub.inference.linear.LinearScorer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainedModelFileTest {

    private static final String ONE_SENTENCE = "(?s)[A-Z].*\\.";
    private static final float[] ROWS = {0, 0, 0, 1, -2, Float.NaN, Float.NaN, 100, -0.5f, -30, 0.01f, 7};

    private static Stream<TrainedModel> kinds() {
        return Stream.of(TrainedModels.forest(1, LeafPrecision.FLOAT32, 20), TrainedModels.linear(1));
    }

    private static TrainedModelFile read(byte[] bytes) {
        return TrainedModelFile.read(ByteBuffer.wrap(bytes));
    }

    @ParameterizedTest
    @EnumSource
    void readsForestsOfEveryPrecisionAndWritesThemAgain(LeafPrecision precision) {
        for (int seed = 0; seed < 20; seed++) {
            assertSurvives(TrainedModels.forest(seed, precision, 1 + 40 * seed));
        }
    }

    @Test
    void readsLinearModelsAndWritesThemAgain() {
        for (int seed = 0; seed < 20; seed++) {
            assertSurvives(TrainedModels.linear(seed));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aModelWithoutIntervalAndFallbackSurvivesToo(TrainedModel model) {
        assertSurvives(model.withInterval(null).withFallback(null).withMetrics(new TreeMap<>()));
    }

    private static void assertSurvives(TrainedModel model) {
        byte[] bytes = TrainedModelFile.write(model);
        TrainedModel read = read(bytes).model();
        assertThat(read).isEqualTo(model);
        assertThat(TrainedModelFile.write(read)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void opensAndMapsAFileFromDisk(TrainedModel model, @TempDir Path folder) throws IOException {
        byte[] bytes = TrainedModelFile.write(model);
        Path path = Files.write(folder.resolve("lead.model"), bytes);

        assertThat(TrainedModelFile.open(path)).isEqualTo(read(bytes));
        assertThat(TrainedModelFile.map(path)).isEqualTo(read(bytes));
        assertThatThrownBy(() -> TrainedModelFile.open(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> TrainedModelFile.map(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be read");
    }

    /** If this fails, files that are in use can no longer be read: raise the format, and keep reading this one. */
    @Test
    void keepsTheBytesOfTheGoldenForest() throws IOException {
        TrainedModelFile read = assertGolden("golden-2.forest", "forest-fc4d7de1434a3fd07ac49fe923a3b87a");

        Predictor.Forest forest = (Predictor.Forest) read.model().predictor();
        assertThat(ForestScorer.of(forest.ensemble()).margins(ROWS, 4)[0])
                .containsExactly(0.9177929f, 1.3029585f, 1.4752752f, 0.95777565f);
    }

    /** As above. */
    @Test
    void keepsTheBytesOfTheGoldenLinearModel() throws IOException {
        TrainedModelFile read = assertGolden("golden-2.linear", "linear-4db797a3b5e7c3f063907b0baee02fe5");

        float[] margins = new float[4];
        new LinearScorer(((Predictor.Linear) read.model().predictor()).model()).margins(ROWS, 0, 4, margins);
        assertThat(margins).containsExactly(3.2948704f, 6.03118f, 0.7508407f, -9.79226f);
    }

    private static TrainedModelFile assertGolden(String name, String version) throws IOException {
        byte[] golden = resource(name);
        TrainedModelFile read = read(golden);
        assertThat(TrainedModelFile.write(read.model())).isEqualTo(golden);
        assertThat(read.version()).isEqualTo(version);
        return read;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TrainedModelFileTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsFormatOneWithItsVersion() throws IOException {
        byte[] golden = resource("/io/enterprisehub/inference/forest/file/golden-1.forest");
        ForestFile first = ForestFile.read(ByteBuffer.wrap(golden));

        TrainedModelFile read = read(golden);

        assertThat(read.version()).isEqualTo(first.version());
        assertThat(read.model().predictor())
                .isEqualTo(new Predictor.Forest(
                        first.model().ensemble(), first.model().precision()));
        assertThat(read.model().schema().names()).isEqualTo(first.model().features());
        assertThat(read.model().training()).isEqualTo(first.model().training());
        assertSurvives(read.model());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theVersionNamesWhatDecidesAScoreAndNotWhatDescribesIt(TrainedModel model) {
        String version = read(TrainedModelFile.write(model)).version();
        TrainedModel described = model.withProvenance(new TreeMap<>())
                .withMetrics(new TreeMap<>())
                .withReasons(ReasonTable.plain(TrainedModels.SCHEMA.names()));

        assertThat(read(TrainedModelFile.write(described)).version()).isEqualTo(version);
        assertThat(read(TrainedModelFile.write(model.withFallback(null))).version())
                .isNotEqualTo(version);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesAFileThatEndsEarlyWhereverItEnds(TrainedModel model) {
        byte[] file = TrainedModelFile.write(model);
        for (int length = 0; length < file.length; length++) {
            assertRefused(Arrays.copyOf(file, length));
        }
        assertRefused(Arrays.copyOf(file, file.length + 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesAFileInWhichOneBitWasTurnedWhereverThatIs(TrainedModel model) {
        byte[] file = TrainedModelFile.write(model);
        for (int at = 0; at < file.length; at++) {
            byte[] altered = file.clone();
            altered[at] ^= (byte) (1 << at % 8);
            assertRefused(altered);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatWasAlteredAndHashedAgainIsRefusedOrReadAsAnotherWholeModel(TrainedModel model) {
        byte[] file = TrainedModelFile.write(model);
        Random random = new Random(5);
        int refused = 0;
        int whole = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] altered = file.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                int at = 8 + random.nextInt(file.length - 8 - ModelFrame.HASH_BYTES);
                altered[at] = (byte) (random.nextBoolean() ? random.nextInt() : altered[at] ^ (1 << random.nextInt(8)));
            }
            rehash(altered);
            try {
                assertScores(read(altered).model());
                whole++;
            } catch (ModelRefusedException e) {
                assertThat(e).hasMessageMatching(ONE_SENTENCE);
                refused++;
            }
        }
        assertThat(List.of(refused, whole)).allMatch(times -> times > 1000);
    }

    private static void assertScores(TrainedModel model) {
        float[] row = new float[model.schema().size()];
        float margin =
                switch (model.predictor()) {
                    case Predictor.Forest forest -> forest.ensemble().margin(row, 0);
                    case Predictor.Linear linear -> new LinearScorer(linear.model()).margin(row, 0);
                };
        assertThat(model.calibration().probability(margin)).isBetween(0.0, 1.0);
    }

    @Test
    void tellsANewerFileFromABrokenOne() {
        byte[] newer = TrainedModelFile.write(TrainedModels.linear(1));
        newer[8] = 3;
        rehash(newer);

        assertThatThrownBy(() -> read(newer))
                .hasMessage("The model file has format 3, but this version reads formats up to 2.");
        assertThatThrownBy(() -> read(Arrays.copyOf(newer, 500)))
                .hasMessage("The model file is truncated or was altered: its SHA-256 does not match.");
        assertThatThrownBy(() -> read(new byte[500]))
                .hasMessage("This is not a model file: it does not begin with the magic bytes.");
    }

    @Test
    void refusesPartsThatDoNotFitTogether() {
        TrainedModel model = TrainedModels.linear(1);
        FeatureSchema two = FeatureSchema.numbers(List.of("a", "b"));

        assertThatThrownBy(() -> TrainedModel.of(two, model.predictor(), model.calibration(), model.training()))
                .hasMessageStartingWith("the schema has 2 features");
        assertThatThrownBy(() -> TrainedModel.of(
                        model.schema(),
                        model.predictor(),
                        model.calibration(),
                        TrainedModels.forest(2, LeafPrecision.INT8, 9).training()))
                .hasMessage("the training histograms have other bins than the model");
        assertThatThrownBy(() -> model.withMetrics(new TreeMap<>(Map.of("auc", Double.NaN))))
                .hasMessage("a metric is not a finite number");
        assertThatThrownBy(() -> new ReasonTable(List.of("a"), new TreeMap<>()))
                .hasMessage("the reason code a has no text");
        assertThatThrownBy(() -> FeatureSchema.numbers(List.of("a", "a"))).hasMessage("two features are named a");
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageMatching(ONE_SENTENCE);
    }

    private static void rehash(byte[] bytes) {
        int end = bytes.length - ModelFrame.HASH_BYTES;
        try {
            MessageDigest jdk = MessageDigest.getInstance("SHA-256");
            jdk.update(bytes, 0, end);
            System.arraycopy(jdk.digest(), 0, bytes, end, ModelFrame.HASH_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
