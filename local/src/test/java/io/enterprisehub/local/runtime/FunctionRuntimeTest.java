package io.enterprisehub.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.local.runtime.InvocationResult.Answer;
import io.enterprisehub.local.runtime.InvocationResult.Failure;
import io.enterprisehub.local.runtime.InvocationResult.Throttled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of AWS's runtime client; about 300 ms for each start. */
class FunctionRuntimeTest {
    @TempDir
    Path directory;

    private Reaper reaper;
    private FunctionRuntime runtime;
    private Path zip;

    @BeforeEach
    void start() throws Exception {
        zip = ProbeZip.in(directory);
        reaper = Reaper.start();
        runtime = new FunctionRuntime(directory.resolve("run"), reaper, InstantSource.system(), UUID::randomUUID);
    }

    @AfterEach
    void close() {
        runtime.close();
        reaper.close();
    }

    @Test
    void returnsWhatTheFunctionReturned() throws Exception {
        var pool = add(probe());

        assertThat(text(pool.invoke(bytes("echo hello, Köln")))).isEqualTo("hello, Köln");
        assertThat(text(pool.invoke(bytes("echo again")))).isEqualTo("again");
        assertThat(pool.stats().coldStarts()).isEqualTo(1);
        assertThat(pool.stats().invocations()).isEqualTo(2);
    }

    @Test
    void freezesTheProcessBetweenInvocationsAndThawsItForTheNextOne() throws Exception {
        var pool = add(probe());

        var pid = Long.parseLong(text(pool.invoke(bytes("pid"))));
        Await.until(() -> state(pid) == 'T');

        assertThat(text(pool.invoke(bytes("pid")))).isEqualTo(Long.toString(pid));
        Await.until(() -> state(pid) == 'T');
        assertThat(pool.stats().freezes()).isEqualTo(2);
    }

    @Test
    void setsTheVariablesOfLambdaAndOfTheFunction() throws Exception {
        var pool = add(probe(Map.of("REDIS_URI", "redis://here", "AWS_LAMBDA_RUNTIME_API", "nowhere")));

        assertThat(text(pool.invoke(bytes("env REDIS_URI")))).isEqualTo("redis://here");
        assertThat(text(pool.invoke(bytes("env AWS_LAMBDA_FUNCTION_NAME")))).isEqualTo("probe");
        assertThat(text(pool.invoke(bytes("env JAVA_TOOL_OPTIONS")))).isEqualTo("null");
        assertThat(Long.parseLong(text(pool.invoke(bytes("remaining"))))).isBetween(1L, 10_000L);
    }

    @Test
    void reportsAnExceptionWithItsTypeAndKeepsTheEnvironment() throws Exception {
        var pool = add(probe());

        var failure = failure(pool.invoke(bytes("throw")));

        assertThat(failure.message()).contains("thrown on purpose", "IllegalArgumentException");
        assertThat(text(pool.invoke(bytes("echo alive")))).isEqualTo("alive");
        assertThat(pool.stats().coldStarts()).isEqualTo(1);
    }

    @Test
    void killsTheEnvironmentAtTheTimeoutAndReplacesIt() throws Exception {
        var pool = add(probe(Map.of(), Duration.ofMillis(1500), 1));

        var failure = failure(pool.invoke(bytes("await /never")));

        assertThat(failure).isEqualTo(new Failure("Sandbox.Timedout", "Task timed out after 1.50 seconds"));
        assertThat(text(pool.invoke(bytes("echo next")))).isEqualTo("next");
        assertThat(pool.stats().timeouts()).isEqualTo(1);
        assertThat(pool.stats().crashes()).isZero();
        assertThat(pool.stats().coldStarts()).isEqualTo(2);
    }

    @Test
    void reportsACrashDuringAnInvocationAndReplacesTheEnvironment() throws Exception {
        var pool = add(probe());

        assertThat(failure(pool.invoke(bytes("exit")))).satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("Runtime.ExitError");
            assertThat(failure.message()).contains("exit status 3");
        });
        assertThat(text(pool.invoke(bytes("echo next")))).isEqualTo("next");
        assertThat(pool.stats().crashes()).isEqualTo(1);
    }

    @Test
    void survivesTheKillOfABusyAndOfAFrozenEnvironment() throws Exception {
        var pool = add(probe());
        var busy = pool.submit(bytes("await /never"));
        Await.until(() -> pool.stats().coldStarts() == 1);

        assertThat(pool.kill(pool.environments().getFirst())).isTrue();
        assertThat(failure(busy.get(10, TimeUnit.SECONDS)).message()).contains("signal: 9");
        assertThat(text(pool.invoke(bytes("echo second")))).isEqualTo("second");
        Await.until(() -> pool.stats().freezes() == 1);
        assertThat(pool.kill(pool.environments().getFirst())).isTrue();
        Await.until(() -> pool.stats().environments() == 0);

        assertThat(text(pool.invoke(bytes("echo third")))).isEqualTo("third");
        assertThat(pool.stats().crashes()).isEqualTo(2);
    }

    @Test
    void reportsAFailedInitWithWhatTheFunctionPrinted() throws Exception {
        var pool = add(probe(Map.of("FAIL_INIT", "1")));

        var failure = failure(pool.invoke(bytes("echo never")));

        assertThat(failure.message()).contains("no luck today");
        assertThat(pool.stats().initErrors()).isEqualTo(1);
        assertThat(pool.stats().environments()).isZero();
    }

    @Test
    void reportsAHandlerThatDoesNotExist() throws Exception {
        var pool = add(new FunctionSpec(
                "probe", zip, "no.such.Handler::handle", 256, Duration.ofSeconds(10), Map.of(), false, 1));

        assertThat(failure(pool.invoke(bytes("echo never"))).message()).contains("no.such.Handler");
    }

    @Test
    void scalesToTheLimitAndLetsTheRestWait() throws Exception {
        var pool = add(probe(Map.of(), Duration.ofSeconds(10), 2));
        var gate = directory.resolve("gate");

        var calls = IntStream.range(0, 5)
                .mapToObj(i -> pool.submit(bytes("await " + gate)))
                .toList();
        Await.until(() -> pool.stats().coldStarts() == 2);
        Files.createFile(gate);

        for (var call : calls) {
            assertThat(text(call.get(10, TimeUnit.SECONDS))).isEqualTo("seen");
        }
        assertThat(pool.stats().coldStarts()).isEqualTo(2);
        assertThat(pool.stats().environments()).isEqualTo(2);
    }

    @Test
    void throttlesWhatWaitsTooLongForAnEnvironment() throws Exception {
        var pool = runtime.add(probe(), policy().withQueueWait(Duration.ofMillis(300)));
        pool.warmUp(1);
        Await.until(() -> pool.stats().coldStarts() == 1);
        var busy = pool.submit(bytes("await /never"));

        assertThat(pool.invoke(bytes("echo late"))).isEqualTo(new Throttled());
        assertThat(pool.stats().throttles()).isEqualTo(1);
        assertThat(busy).isNotDone();
    }

    @Test
    void recyclesAnEnvironmentThatHasServedItsNumber() throws Exception {
        var pool = runtime.add(probe(), policy().withMaxInvocations(2));

        for (int call = 0; call < 5; call++) {
            assertThat(text(pool.invoke(bytes("echo x")))).isEqualTo("x");
        }

        Await.until(() -> pool.stats().recycled() == 2);
        assertThat(pool.stats().coldStarts()).isEqualTo(3);
        assertThat(pool.stats().failures()).isZero();
        assertThat(pool.stats().crashes()).isZero();
    }

    @Test
    void refusesAnAnswerAboveSixMegabytes() throws Exception {
        var pool = add(probe());

        assertThat(text(pool.invoke(bytes("big 6291456")))).hasSize(6291456);
        assertThat(failure(pool.invoke(bytes("big 6291600"))).type()).isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    void runsTheHooksOfSnapStartAroundTheFirstInvocation() throws Exception {
        var pool = add(snapshot(Map.of()));
        pool.warmUp(1);
        Await.until(() -> pool.stats().coldStarts() == 1);
        Await.until(() -> state(pool.pids().getFirst()) == 'T');

        assertThat(pool.stats().restores()).isZero();
        assertThat(text(pool.invoke(bytes("x")))).isEqualTo("init checkpoint restore invoke");
        assertThat(text(pool.invoke(bytes("x")))).isEqualTo("init checkpoint restore invoke");
        assertThat(pool.stats().restores()).isEqualTo(1);
    }

    @Test
    void reportsAFailedRestore() throws Exception {
        var pool = add(snapshot(Map.of("FAIL_RESTORE", "1")));

        assertThat(failure(pool.invoke(bytes("x"))).message()).contains("not restored");
    }

    @Test
    void addsUpTheMetricsThatAFunctionPrints() throws Exception {
        var pool = add(probe());

        pool.invoke(bytes("metric 2"));
        pool.invoke(bytes("metric [3, 4]"));

        Await.until(() -> runtime.metrics().sum("probe", "Probes") == 9);
        assertThat(runtime.metrics().of("probe", "Probes").count()).isEqualTo(3);
        assertThat(directory.resolve("run/logs/probe-1.log")).content().contains("CloudWatchMetrics");
    }

    @Test
    void leavesNoProcessWhenClosedWithBusyAndFrozenEnvironments() throws Exception {
        var pool = add(probe(Map.of(), Duration.ofSeconds(10), 2));
        var busy = pool.submit(bytes("await /never"));
        pool.warmUp(2);
        Await.until(() -> pool.stats().coldStarts() == 2);
        var pids = pool.pids();
        assertThat(pids).hasSize(2);

        runtime.close();

        assertThat(busy.get(5, TimeUnit.SECONDS)).isInstanceOf(Failure.class);
        assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    void neverServesTwoInvocationsInOneEnvironmentAtATime() throws Exception {
        var pool = add(probe(Map.of(), Duration.ofSeconds(10), 3));

        var calls = IntStream.range(0, 2000)
                .mapToObj(i -> pool.submit(bytes("echo " + i)).thenApply(FunctionRuntimeTest::text))
                .toList();

        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        for (int i = 0; i < calls.size(); i++) {
            assertThat(calls.get(i).join()).isEqualTo(Integer.toString(i));
        }
        assertThat(pool.stats().failures()).isZero();
    }

    private FunctionPool add(FunctionSpec function) {
        return runtime.add(function, policy());
    }

    private static PoolPolicy policy() {
        return PoolPolicy.standard().withMachineLimit(3);
    }

    private FunctionSpec probe() {
        return probe(Map.of());
    }

    private FunctionSpec probe(Map<String, String> variables) {
        return probe(variables, Duration.ofSeconds(10), 1);
    }

    private FunctionSpec probe(Map<String, String> variables, Duration timeout, int concurrency) {
        var handler = ProbeHandler.class.getName() + "::handleRequest";
        return new FunctionSpec("probe", zip, handler, 256, timeout, variables, false, concurrency);
    }

    private FunctionSpec snapshot(Map<String, String> variables) {
        var handler = SnapshotHandler.class.getName() + "::handleRequest";
        return new FunctionSpec("snapshot", zip, handler, 256, Duration.ofSeconds(10), variables, true, 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(InvocationResult result) {
        assertThat(result).isInstanceOf(Answer.class);
        return ((Answer) result).text();
    }

    private static Failure failure(InvocationResult result) {
        assertThat(result).isInstanceOf(Failure.class);
        return (Failure) result;
    }

    /** The letter after the command in {@code /proc/<pid>/stat}: T is stopped. */
    private static char state(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return '-';
        }
    }
}
