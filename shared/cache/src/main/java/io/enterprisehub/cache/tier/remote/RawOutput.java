package io.enterprisehub.cache.tier.remote;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a script as nested lists of byte arrays, longs and nulls. Lettuce's own outputs decode every string by the
 * connection's codec, which is text here and would ruin binary values.
 */
final class RawOutput extends CommandOutput<String, String, List<@Nullable Object>> {

    private final Deque<Level> open = new ArrayDeque<>();

    RawOutput() {
        super(StringCodec.UTF8, new ArrayList<>());
    }

    /** An array under construction; it is complete when it holds as many elements as were announced. */
    private record Level(List<@Nullable Object> elements, int announced) {}

    @Override
    public void set(@Nullable ByteBuffer bytes) {
        byte[] copy = null;
        if (bytes != null) {
            copy = new byte[bytes.remaining()];
            bytes.get(copy);
        }
        add(copy);
    }

    @Override
    public void set(long integer) {
        add(integer);
    }

    @Override
    public void multi(int count) {
        if (count < 0) {
            add(null);
            return;
        }
        List<@Nullable Object> elements = new ArrayList<>(count);
        if (open.isEmpty() && output.isEmpty()) {
            output = elements;
        } else {
            add(elements);
        }
        open.push(new Level(elements, count));
        closeComplete();
    }

    private void add(@Nullable Object element) {
        (open.isEmpty() ? output : open.element().elements()).add(element);
        closeComplete();
    }

    private void closeComplete() {
        while (!open.isEmpty()
                && open.element().elements().size() == open.element().announced()) {
            open.pop();
        }
    }
}
