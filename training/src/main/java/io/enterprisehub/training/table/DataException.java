package io.enterprisehub.training.table;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Data or a schema cannot be used; the message is one sentence that names the place and what would be right. */
public final class DataException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DataException(String sentence) {
        super(sentence);
    }

    public DataException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static DataException at(String file, long line, @Nullable String column, String what) {
        String place = column == null ? "" : ", column " + column;
        return new DataException(file + ", line " + line + place + ": " + what);
    }
}
