package io.enterprisehub.function.guard;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Tells a service that is down from a request that it refused. Causes are searched, since frameworks wrap. */
public final class Outages {

    private Outages() {}

    /**
     * Connection lost or refused, out of resources, shutting down, or too slow. SQLState classes 08 (connection), 53
     * (insufficient resources), 57P (operator intervention), 58 (system error) and code 57014 (statement time-out) of
     * PostgreSQL's appendix A. A violated constraint or a serialization failure is not an outage.
     */
    public static boolean database(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLTimeoutException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && isOutageState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutageState(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.startsWith("58")
                        || state.equals("57014"));
    }

    /** The service could not be reached, failed (5xx), or throttled; a refused request (4xx) is not an outage. */
    public static boolean aws(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SdkClientException) {
                return true;
            }
            if (cause instanceof SdkServiceException service) {
                return service.statusCode() >= 500 || service.isThrottlingException();
            }
        }
        return false;
    }
}
