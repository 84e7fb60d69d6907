package io.enterprisehub.cachetesting;

import java.time.Duration;

/**
 * What one phase of a scenario counted.
 *
 * @param reads that were answered
 * @param broken reads that returned less than what was acknowledged before they began
 * @param failedReads reads that threw
 * @param writes that were acknowledged
 * @param failedWrites writes that threw; what they committed is promised to nobody
 * @param longest time between an acknowledgement and the last read that still ignored it
 */
public record Tally(long reads, long broken, long failedReads, long writes, long failedWrites, Duration longest) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, Duration.ZERO);

    Tally read(boolean isBroken, Duration age) {
        Duration longer = isBroken && age.compareTo(longest) > 0 ? age : longest;
        return new Tally(reads + 1, broken + (isBroken ? 1 : 0), failedReads, writes, failedWrites, longer);
    }

    Tally readFailed() {
        return new Tally(reads, broken, failedReads + 1, writes, failedWrites, longest);
    }

    Tally wrote() {
        return new Tally(reads, broken, failedReads, writes + 1, failedWrites, longest);
    }

    Tally writeFailed() {
        return new Tally(reads, broken, failedReads, writes, failedWrites + 1, longest);
    }
}
