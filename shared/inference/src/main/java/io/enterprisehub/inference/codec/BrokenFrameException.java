package io.enterprisehub.inference.codec;

/** A file has no frame that can be read; the message is one sentence that says why. */
public final class BrokenFrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenFrameException(String message) {
        super(message);
    }
}
