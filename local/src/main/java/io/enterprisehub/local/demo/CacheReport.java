package io.enterprisehub.local.demo;

import io.enterprisehub.local.reads.Origin;
import io.enterprisehub.local.reads.ReadTally;
import io.enterprisehub.local.reads.StaleWatch;
import io.enterprisehub.local.reads.WarmingTrial;
import io.enterprisehub.local.terminal.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the reads of the demonstration say about the cache: as a table for people, as names and numbers for machines. */
record CacheReport(StaleWatch.Result stale, WarmingTrial.Result warming) {

    TextTable table() {
        TextTable table = new TextTable("percent of reads answered by", "without the warmer", "after the warmer");
        for (Origin origin : Origin.values()) {
            table.row(
                    origin.label(),
                    warming.without().percent(origin),
                    warming.with().percent(origin));
        }
        table.row(
                "any level of the cache",
                warming.without().hitPercent(),
                warming.with().hitPercent());
        return table;
    }

    String warmed() {
        return "  %,d reads a round; %,d leads warmed: %,d of the reads were hits on them, %,d of them nobody read;"
                        .formatted(warming.with().total(), warming.warmed(), warming.hitsAfterWarm(), warming.wasted())
                + " first reads of fresh environments: %.0f %% hits"
                        .formatted(warming.firstReads().hitPercent());
    }

    String promise() {
        return "  %-18s %,d".formatted("stale reads", stale.stale())
                + " of %,d that were checked while events came in (%,d more were not answered)"
                        .formatted(stale.checked(), stale.unanswered());
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("staleReads", stale.stale());
        json.put("checkedReads", stale.checked());
        json.put("unansweredReads", stale.unanswered());
        json.put("withoutWarmer", toJson(warming.without()));
        json.put("afterWarmer", toJson(warming.with()));
        json.put("firstReads", toJson(warming.firstReads()));
        json.put("warmed", warming.warmed());
        json.put("hitsAfterWarm", warming.hitsAfterWarm());
        json.put("wastedWarms", warming.wasted());
        return json;
    }

    private static Map<String, Object> toJson(ReadTally tally) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reads", tally.total());
        for (Origin origin : Origin.values()) {
            json.put(origin.label(), tally.of(origin));
        }
        json.put("hitPercent", tally.hitPercent());
        return json;
    }
}
