package io.enterprisehub.store.plan;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Records the statements that repositories really run, with their parameters, and asks PostgreSQL how it would run them. */
final class StatementRecorder implements QueryExecutionListener, BeanCreatedEventListener<DataSource>, Ordered {

    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();

    record Recorded(String sql, List<ParameterSetOperation> parameters) {

        String plan(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("EXPLAIN (FORMAT JSON) " + sql)) {
                for (ParameterSetOperation parameter : parameters) {
                    parameter.getMethod().invoke(statement, parameter.getArgs());
                }
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    return result.getString(1);
                }
            } catch (IllegalAccessException | InvocationTargetException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
    }

    /** First, because Micronaut Data must find its own wrapper of the data source outermost. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> created) {
        return ProxyDataSourceBuilder.create(created.getBean()).listener(this).build();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (QueryInfo query : queries) {
            if (!query.getQuery().contains("set_config")) {
                List<ParameterSetOperation> parameters =
                        query.getParametersList().isEmpty()
                                ? List.of()
                                : query.getParametersList().getFirst();
                recorded.add(new Recorded(query.getQuery(), List.copyOf(parameters)));
            }
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    List<Recorded> take() {
        List<Recorded> taken = List.copyOf(recorded);
        recorded.clear();
        return taken;
    }
}
