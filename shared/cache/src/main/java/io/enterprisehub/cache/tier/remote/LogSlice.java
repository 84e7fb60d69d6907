package io.enterprisehub.cache.tier.remote;

import java.util.List;

/**
 * What a barrier read from a log.
 *
 * @param entries from the asked position on, that position INCLUDED when it still exists; never more than asked for plus
 *     one
 * @param last newest entry of the whole log
 */
public record LogSlice(List<LogEntry> entries, LogPosition last) {

    /** Whether nothing was lost between the position and the end of the log, and no more than {@code limit} happened. */
    public boolean continues(LogPosition from, int limit) {
        return !entries.isEmpty()
                && entries.getFirst().position().equals(from)
                && entries.getLast().position().equals(last)
                && entries.size() <= limit + 1;
    }

    /** What happened after the position that {@link #continues} found. */
    public List<LogEntry> news() {
        return entries.subList(1, entries.size());
    }
}
