package io.enterprisehub.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tribuo.protos.core.ModelProto;

class ModelFileTest {

    private static final PlattScaling CALIBRATION = new PlattScaling(1.5, 0.5);
    private final byte[] file = TrainedFixture.file(CALIBRATION);

    @Test
    void readsWhatItWrote() {
        ModelFile read = ModelFile.read(file);

        assertThat(read.description()).isEqualTo(TrainedFixture.description(CALIBRATION));
        assertThat(read.tribuo()).isEqualTo(TrainedFixture.TRIBUO.serialize());
    }

    @Test
    void refusesAFileThatEndsEarlyWhereverItEnds() {
        for (int length = 0; length < file.length; length += length < 600 ? 1 : 97) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> ModelFile.read(cut))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageMatching("[A-Z][^.]*\\.");
        }
    }

    @Test
    void refusesAFileInWhichOneBitWasTurnedWhereverThatIs() {
        for (int at = 0; at < file.length; at += at < 600 ? 1 : 97) {
            byte[] altered = file.clone();
            altered[at] ^= 0x10;
            assertThatThrownBy(() -> ModelFile.read(altered)).isInstanceOf(ModelFileException.class);
        }
    }

    @Test
    void refusesAWholeFileOfAnotherFormat() {
        byte[] body = Arrays.copyOf(file, file.length - 32);
        body[11] = 9;
        byte[] future = Arrays.copyOf(body, file.length);
        System.arraycopy(ModelFile.sha256(body), 0, future, body.length, 32);

        assertThatThrownBy(() -> ModelFile.read(future))
                .hasMessage("The model file has format 9, but this version reads format 1.");
    }

    @Test
    void refusesALengthThatCannotBeInsteadOfAllocatingIt() {
        byte[] body = Arrays.copyOf(file, file.length - 32);
        Arrays.fill(body, 12, 16, (byte) 0x7F);
        byte[] huge = Arrays.copyOf(body, file.length);
        System.arraycopy(ModelFile.sha256(body), 0, huge, body.length, 32);

        assertThatThrownBy(() -> ModelFile.read(huge))
                .hasMessage("The model file was written wrongly: a length of 2139062143 is impossible.");
    }

    @Test
    void loadsNoOtherClassThanTheLinearModel() {
        ModelProto foreign =
                ModelProto.newBuilder().setClassName("java.lang.Runtime").build();
        byte[] evil = ModelFile.write(TrainedFixture.description(CALIBRATION), foreign);

        assertThatThrownBy(() -> TribuoLinearModel.load(evil))
                .hasMessage("The model file holds no linear model of Tribuo.");
    }

    @Test
    void saysSoWhenTribuoCannotReadItsPart() {
        ModelProto empty = TrainedFixture.TRIBUO.serialize().toBuilder()
                .clearSerializedData()
                .build();
        byte[] hollow = ModelFile.write(TrainedFixture.description(CALIBRATION), empty);

        assertThatThrownBy(() -> TribuoLinearModel.load(hollow))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("Tribuo cannot read its part of the model file.");
    }
}
