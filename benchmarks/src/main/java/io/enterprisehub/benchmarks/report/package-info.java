/** What a run found: goals, numbers, charts; as JSON and as a page. */
@NullMarked
package io.enterprisehub.benchmarks.report;

import org.jspecify.annotations.NullMarked;
