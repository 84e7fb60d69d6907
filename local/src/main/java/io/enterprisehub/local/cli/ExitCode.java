package io.enterprisehub.local.cli;

/** What the exit codes of hub mean. */
final class ExitCode {

    static final int GOOD = 0;
    /** A check failed, or the receiver refused what was sent. */
    static final int FAILED = 1;
    /** Wrong words on the command line. */
    static final int USAGE = 2;
    /** This machine lacks something: a port is taken, a package is missing, a server does not answer. */
    static final int ENVIRONMENT = 3;

    /** A model did not pass its gate. */
    static final int REFUSED = 4;

    private ExitCode() {}
}
