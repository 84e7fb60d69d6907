package io.enterprisehub.function.metrics;

import java.util.ArrayList;
import java.util.List;

/** Cuts a collection into documents that keep the limits of the format: CloudWatch drops a document that exceeds one. */
final class EmfPages {

    /** Metrics in one document. */
    static final int MAX_METRICS = 100;

    /** Values of one metric in one document. */
    static final int MAX_VALUES = 100;

    private EmfPages() {}

    static List<List<MetricSeries>> of(List<MetricSeries> collected) {
        List<List<MetricSeries>> pages = new ArrayList<>();
        for (MetricSeries series : collected) {
            int page = 0;
            for (MetricSeries part : series.cut(MAX_VALUES)) {
                page = firstWithRoom(pages, page);
                pages.get(page).add(part);
                page++; // Two parts of one metric cannot share a document: a name occurs once in it.
            }
        }
        return pages;
    }

    private static int firstWithRoom(List<List<MetricSeries>> pages, int from) {
        for (int page = from; page < pages.size(); page++) {
            if (pages.get(page).size() < MAX_METRICS) {
                return page;
            }
        }
        pages.add(new ArrayList<>());
        return pages.size() - 1;
    }
}
