package io.enterprisehub.local.template;

/** The template cannot be read or run here; the message names the place in it. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String place, String problem) {
        super(place + ": " + problem);
    }

    public TemplateException(String place, String problem, Throwable cause) {
        super(place + ": " + problem, cause);
    }
}
