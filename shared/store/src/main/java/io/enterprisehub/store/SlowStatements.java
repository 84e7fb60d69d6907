package io.enterprisehub.store;

import java.time.Duration;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs statements that take long: their text and milliseconds, never their parameters, which are personal data. */
final class SlowStatements implements QueryExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(SlowStatements.class);

    private final long limitMillis;

    SlowStatements(Duration limit) {
        this.limitMillis = limit.toMillis();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (execution.getElapsedTime() >= limitMillis) {
            String sql =
                    String.join("; ", queries.stream().map(QueryInfo::getQuery).toList());
            LOG.warn("Slow statement, {} ms: {}", execution.getElapsedTime(), sql.replaceAll("\\s+", " "));
        }
    }
}
