package io.enterprisehub.store.internal;

import java.sql.SQLException;

/** Carries what a statement met out of the work of a transaction, which then judges it. */
final class StatementFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementFailed(SQLException cause) {
        super(cause);
    }
}
