package io.enterprisehub.function.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf";

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Secrets secrets = new Secrets(arn -> "value-" + lookUps.incrementAndGet(), clock);

    @Test
    void takesALiteralAsItIs() {
        assertThat(secrets.resolve("literal: with:colon ")).isEqualTo(" with:colon ");
    }

    @Test
    void readsAFileWithoutItsFinalLineEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");

        assertThat(secrets.resolve("file:" + file)).isEqualTo("s3cret");
    }

    @Test
    void asksSecretsManagerAgainAfterFiveMinutes() {
        assertThat(secrets.resolve(ARN)).isEqualTo("value-1");
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(secrets.resolve(ARN)).isEqualTo("value-1");

        clock.advance(Duration.ofMillis(1));

        assertThat(secrets.resolve(ARN)).isEqualTo("value-2");
    }

    @Test
    void asksAgainAfterARestore() {
        assertThat(secrets.resolve(ARN)).isEqualTo("value-1");

        secrets.afterRestore();

        assertThat(secrets.resolve(ARN)).isEqualTo("value-2");
    }

    @Test
    void looksUpOnceForManyConcurrentCallers() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 50; caller++) {
                threads.execute(() -> secrets.resolve(ARN));
            }
        }

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void triesAgainAfterAFailedLookUp() {
        AtomicInteger attempts = new AtomicInteger();
        Secrets flaky = new Secrets(
                arn -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("throttled");
                    }
                    return "value";
                },
                clock);

        assertThatThrownBy(() -> flaky.resolve(ARN)).isInstanceOf(SecretUnavailable.class);
        assertThat(flaky.resolve(ARN)).isEqualTo("value");
    }

    @Test
    void doesNotQuoteAValueThatWasPastedInPlaceOfAReference() {
        assertThatThrownBy(() -> secrets.resolve("hunter2"))
                .isInstanceOf(SecretUnavailable.class)
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("hunter2"));
    }

    @Test
    void refusesAFileThatIsAbsentOrTooLarge(@TempDir Path folder) throws IOException {
        Path large = Files.write(folder.resolve("large"), new byte[65 * 1024]);

        assertThatThrownBy(() -> secrets.resolve("file:" + folder.resolve("absent")))
                .isInstanceOf(SecretUnavailable.class);
        assertThatThrownBy(() -> secrets.resolve("file:" + large)).isInstanceOf(SecretUnavailable.class);
    }
}
