package io.enterprisehub.local.demo;

import io.enterprisehub.local.oracle.Findings;
import io.enterprisehub.local.reads.StaleWatch;
import io.enterprisehub.local.reads.WarmingTrial;
import io.enterprisehub.local.runtime.PoolStats;
import io.enterprisehub.local.traffic.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * All that a demonstration found out.
 *
 * @param took from the start of the system to the verdict
 * @param times how long each step took, by its name
 * @param answers one per post
 * @param drained the queue ran empty in time
 * @param leads rows in the database
 * @param stages latencies in milliseconds by stage
 * @param engineMicros the engine's time for a lead in microseconds, by batches
 * @param foresight the served scores against what becomes of the leads
 * @param batchSizes number of batches by size
 * @param kills environments that chaos killed
 * @param stale what was read while events came in, held against what had been acknowledged
 * @param warming the same reads without the warmer and after it
 */
record DemoResult(
        DemoOptions options,
        Duration took,
        Map<String, Duration> times,
        List<Answer> answers,
        boolean drained,
        Findings findings,
        int leads,
        Map<String, Percentiles> stages,
        Percentiles engineMicros,
        Foresight foresight,
        SortedMap<Integer, Long> batchSizes,
        List<PoolStats> functions,
        int kills,
        List<HotLead> hottest,
        String modelVersion,
        StaleWatch.Result stale,
        WarmingTrial.Result warming) {

    DemoResult {
        answers = List.copyOf(answers);
        functions = List.copyOf(functions);
        hottest = List.copyOf(hottest);
    }

    /** Posts whose last answer was not one of those that are right for them. */
    List<Answer> wrongAnswers() {
        return answers.stream().filter(answer -> !answer.isRight()).toList();
    }

    boolean isGood() {
        return drained && findings.allZero() && wrongAnswers().isEmpty() && stale.stale() == 0;
    }
}
