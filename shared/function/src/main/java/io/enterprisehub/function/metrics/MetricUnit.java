package io.enterprisehub.function.metrics;

/** The units of CloudWatch that are used here, under CloudWatch's names. */
enum MetricUnit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds"),
    NONE("None");

    final String wireName;

    MetricUnit(String wireName) {
        this.wireName = wireName;
    }
}
