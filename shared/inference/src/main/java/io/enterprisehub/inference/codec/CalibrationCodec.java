package io.enterprisehub.inference.codec;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.Platt;

/** A calibration in a file: its kind and its numbers. */
public final class CalibrationCodec {

    private static final int PLATT = 0;
    private static final int ISOTONIC = 1;

    private CalibrationCodec() {}

    public static void write(Calibration calibration, LittleEndianWriter out) {
        switch (calibration) {
            case Platt platt -> {
                out.putByte(PLATT);
                out.putDouble(platt.slope());
                out.putDouble(platt.intercept());
            }
            case Isotonic isotonic -> {
                out.putByte(ISOTONIC);
                double[] margins = isotonic.margins();
                out.putInt(margins.length);
                out.putDoubles(margins);
                out.putDoubles(isotonic.probabilities());
            }
        }
    }

    public static Calibration read(LittleEndianReader in) {
        int kind = in.getByte();
        return switch (kind) {
            case PLATT -> new Platt(in.getDouble(), in.getDouble());
            case ISOTONIC -> {
                int corners = in.getCount(16);
                yield new Isotonic(in.getDoubles(corners), in.getDoubles(corners));
            }
            default -> throw new IllegalArgumentException("there is no calibration of kind " + kind);
        };
    }
}
