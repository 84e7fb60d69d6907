package io.enterprisehub.inference.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.inference.forest.RandomForests;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.inference.model.TrainedModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkScorerTest {

    private final ServableModel model = ServableModel.open(TrainedModelFile.write(TrainedModels.anyForest(4)));

    @TempDir
    private Path folder;

    private Path write(float[] values, int bytesMore) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length + bytesMore).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Files.write(folder.resolve("rows"), bytes.array());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "8191, 2", "8192, 1", "8193, 2", "50000, 1", "50000, 2", "50000, 5"})
    void writesTheProbabilityOfEachRowWhateverTheThreads(int rows, int threads) throws IOException {
        float[] values = new RandomForests(1, 3, 20).rows(rows);
        ConcurrentLinkedQueue<Long> progress = new ConcurrentLinkedQueue<>();
        Path output = Files.write(folder.resolve("scores"), new byte[1 << 20]);

        long done = new BulkScorer(model, threads).score(write(values, 0), output, progress::add);

        ByteBuffer scores = ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.LITTLE_ENDIAN);
        double[] expected = model.probabilities(values, rows);
        assertThat(done).isEqualTo(rows);
        assertThat(scores.remaining()).isEqualTo(4 * rows);
        for (int row = 0; row < rows; row++) {
            assertThat(scores.getFloat()).isEqualTo((float) expected[row]);
        }
        assertThat(progress).hasSize((rows + 8191) / 8192).doesNotHaveDuplicates();
        assertThat(rows == 0 || progress.contains((long) rows)).isTrue();
    }

    @Test
    void refusesAFileOfHalfARowAndItsOwnInput() throws IOException {
        Path input = write(new float[6], 5);
        BulkScorer scorer = new BulkScorer(model, 2);

        assertThatThrownBy(() -> scorer.score(input, folder.resolve("scores"), done -> {}))
                .hasMessage("a file of rows of 3 features has a multiple of 12 bytes, but this one has 29");
        assertThatThrownBy(() -> scorer.score(input, input, done -> {})).hasMessageContaining("would overwrite");
        assertThatThrownBy(() -> scorer.score(folder.resolve("none"), folder.resolve("scores"), done -> {}))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> new BulkScorer(model, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailureOfOneThreadStopsAll() throws IOException {
        Path input = write(new float[300_000], 0);
        ConcurrentLinkedQueue<Long> progress = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> new BulkScorer(model, 2).score(input, folder.resolve("scores"), done -> {
                    progress.add(done);
                    throw new IllegalStateException("the screen is gone");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the screen is gone");
        assertThat(progress).hasSizeLessThanOrEqualTo(2);
        assertThat(List.copyOf(progress)).isNotEmpty();
    }
}
