package io.enterprisehub.api;

import io.enterprisehub.function.metrics.EmfMetrics;

/** The cache's metrics have documents of their own, so that the tenant can stand beside them. */
record CacheMetrics(EmfMetrics emf) {}
