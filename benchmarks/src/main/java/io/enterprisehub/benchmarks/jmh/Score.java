package io.enterprisehub.benchmarks.jmh;

import io.enterprisehub.benchmarks.Medians;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH found of one benchmark.
 *
 * @param time median over the forks of the median of each fork's iterations, in the benchmark's unit
 * @param bytes allocated by one operation, likewise
 */
public record Score(String method, Map<String, String> parameters, double time, double bytes) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Score of(RunResult result) {
        String name = result.getParams().getBenchmark();
        Map<String, String> parameters = new TreeMap<>();
        for (String key : result.getParams().getParamsKeys()) {
            parameters.put(key, result.getParams().getParam(key));
        }
        return new Score(
                name.substring(name.lastIndexOf('.') + 1),
                parameters,
                overForks(result, IterationResult::getPrimaryResult),
                overForks(result, iteration -> iteration.getSecondaryResults().get(ALLOCATED)));
    }

    public String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name));
    }

    private static double overForks(
            RunResult result, java.util.function.Function<IterationResult, ? extends @Nullable Result<?>> part) {
        return Medians.of(result.getBenchmarkResults().stream()
                .mapToDouble(fork -> Medians.of(fork.getIterationResults().stream()
                        .map(part)
                        .mapToDouble(each -> each == null ? Double.NaN : each.getScore())
                        .toArray()))
                .toArray());
    }
}
