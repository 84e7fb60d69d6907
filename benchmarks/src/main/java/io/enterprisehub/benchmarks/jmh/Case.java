package io.enterprisehub.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which benchmarks run, and how.
 *
 * @param type class of the benchmark methods
 * @param method name of one of them; empty = all
 * @param parameters values of each {@code @Param}
 * @param warmups times as many iterations that do not count: more threads than processors leave the compiler little time
 * @param jvm further words for the forked JVM
 */
public record Case(
        Class<?> type,
        String method,
        Map<String, List<String>> parameters,
        int threads,
        int warmups,
        List<String> jvm) {

    public static Case of(Class<?> type, String method) {
        return new Case(type, method, Map.of(), 1, 1, List.of());
    }

    public Case with(String parameter, String... values) {
        Map<String, List<String>> more = new TreeMap<>(parameters);
        more.put(parameter, List.of(values));
        return new Case(type, method, more, threads, warmups, jvm);
    }

    public Case threads(int newThreads) {
        return new Case(type, method, parameters, newThreads, warmups, jvm);
    }

    public Case warmups(int times) {
        return new Case(type, method, parameters, threads, times, jvm);
    }

    public Case jvm(String word) {
        List<String> more = new ArrayList<>(jvm);
        more.add(word);
        return new Case(type, method, parameters, threads, warmups, more);
    }
}
