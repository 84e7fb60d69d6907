package io.enterprisehub.local.gateway;

/** Somebody else listens on the port; the message is one sentence for the person at the terminal. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super("Port " + port + " is taken: end what listens there, or choose another port.", cause);
    }
}
