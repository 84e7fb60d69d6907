package io.enterprisehub.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.LambdaContext;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.EmfHeader;
import io.enterprisehub.function.metrics.EmfMetrics;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class FunctionHandlerTest {

    private interface Body {
        String answer(String event, Invocation invocation) throws IOException;
    }

    private static final class TestFunction extends FunctionHandler {
        private final Body body;
        private volatile boolean primed;

        TestFunction(ApplicationContext beans, Body body) {
            super(beans);
            this.body = body;
        }

        @Override
        protected void handle(InputStream event, OutputStream answer, Invocation invocation) throws IOException {
            String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
            answer.write(body.answer(text, invocation).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        protected void prime() throws IOException {
            primed = true;
            rehearse("sample".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Connection implements Renewable {
        private final List<String> log = new CopyOnWriteArrayList<>();

        @Override
        public void beforeCheckpoint() {
            log.add("closed");
        }

        @Override
        public void afterRestore() {
            log.add("renewed");
        }
    }

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final EmfMetrics metrics =
            new EmfMetrics(new EmfHeader("test", Map.of()), InstantSource.system(), lines::add);
    private final Connection connection = new Connection();
    private final ApplicationContext beans = FunctionContext.start(builder -> builder.singletons(connection));

    FunctionHandlerTest() {
        beans.registerSingleton(EmfMetrics.class, metrics);
    }

    @AfterEach
    void closeBeans() {
        beans.close();
    }

    private static String invoke(FunctionHandler function, String event, String requestId) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, new LambdaContext(requestId));
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void passesTheInvocationDownAndPutsItsIdIntoTheLogForAsLongAsItLasts() throws IOException {
        TestFunction function = new TestFunction(
                beans, (event, invocation) -> event + ":" + invocation.requestId() + ":" + MDC.get("requestId"));

        assertThat(invoke(function, "in", "r-1")).isEqualTo("in:r-1:r-1");

        assertThat(MDC.get("requestId")).isNull();
    }

    @Test
    void flushesTheMetricsOnceAndCountsOnlyTheFirstInvocationAsCold() throws IOException {
        TestFunction function = new TestFunction(beans, (event, invocation) -> {
            metrics.count("handled");
            return "";
        });

        invoke(function, "", "r-1");
        invoke(function, "", "r-2");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"coldStart\":1", "\"handled\":1", "\"requestId\":\"r-1\"");
        assertThat(lines.get(1))
                .contains("\"handled\":1", "\"requestId\":\"r-2\"")
                .doesNotContain("coldStart");
    }

    @Test
    void reportsAFailureToLambdaAndCountsIt() {
        TestFunction function = new TestFunction(beans, (event, invocation) -> {
            throw new IllegalStateException("boom");
        });

        assertThatThrownBy(() -> invoke(function, "", "r-1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("boom");

        assertThat(lines).singleElement().asString().contains("\"fault\":1");
        assertThat(MDC.get("requestId")).isNull();
    }

    @Test
    void keepsConcurrentInvocationsApart() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        TestFunction function = new TestFunction(beans, (event, invocation) -> {
            try {
                together.await();
            } catch (InterruptedException | BrokenBarrierException failure) {
                throw new IOException(failure);
            }
            return invocation.requestId() + MDC.get("requestId");
        });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> invoke(function, "", "r-" + i)))
                    .toList();
            for (int i = 0; i < 8; i++) {
                assertThat(answers.get(i).get()).isEqualTo("r-" + i + "r-" + i);
            }
        }
    }

    @Test
    void rehearsesBeforeTheCheckpointClosesConnectionsAndLeavesNoFiguresOfIt() throws IOException {
        List<Invocation> seen = new CopyOnWriteArrayList<>();
        TestFunction function = new TestFunction(beans, (event, invocation) -> {
            seen.add(invocation);
            metrics.count("handled");
            return event;
        });

        function.hooks().beforeCheckpoint(Core.getGlobalContext());
        metrics.flush(Map.of());

        assertThat(seen)
                .singleElement()
                .satisfies(invocation -> assertThat(invocation.rehearsal()).isTrue());
        assertThat(connection.log).containsExactly("closed");
        assertThat(lines).isEmpty();

        function.hooks().afterRestore(Core.getGlobalContext());
        invoke(function, "", "r-1");

        assertThat(connection.log).containsExactly("closed", "renewed");
        assertThat(lines).singleElement().asString().contains("\"restore\":1", "\"coldStart\":1");
    }

    @Test
    void takesTheSnapshotAlsoWhenTheRehearsalFails() {
        TestFunction function = new TestFunction(beans, (event, invocation) -> {
            throw new IOException("no network in a build");
        });

        function.hooks().beforeCheckpoint(Core.getGlobalContext());

        assertThat(function.primed).isTrue();
        assertThat(connection.log).containsExactly("closed");
    }

    @Test
    void renewsTheBeansThatEveryFunctionHas() {
        TestFunction function = new TestFunction(beans, (event, invocation) -> "");
        Guard redis = beans.getBean(Guards.class).redis();
        Deadline ample = Deadline.after(Duration.ofMinutes(5), System::nanoTime);
        for (int call = 0; call < 4; call++) {
            assertThatThrownBy(() -> redis.call(ample, () -> {
                        throw new IOException("refused");
                    }))
                    .isInstanceOf(DependencyUnavailable.class);
        }
        assertThat(redis.isOpen()).isTrue();

        function.hooks().afterRestore(Core.getGlobalContext());

        assertThat(redis.isOpen()).isFalse();
    }

    @Test
    void leavesAClosedFunctionOutOfTheSnapshot() {
        TestFunction function = new TestFunction(beans, (event, invocation) -> "");
        beans.close();

        function.hooks().beforeCheckpoint(Core.getGlobalContext());
        function.hooks().afterRestore(Core.getGlobalContext());

        assertThat(function.primed).isFalse();
        assertThat(connection.log).isEmpty();
    }

    @Test
    void drawsDifferentIdsInTwoEnvironmentsOfOneSnapshot() {
        RestoredRandom random = new RestoredRandom();
        assertThat(random.get().version()).isEqualTo(4);
        assertThat(random.get().variant()).isEqualTo(2);

        random.afterRestore();

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> random.get())).doesNotHaveDuplicates();
    }
}
