package io.enterprisehub.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One number of ours.
 *
 * @param what is measured
 * @param value median; NaN where it could not be measured, then the note says why
 * @param beside what stands beside it, with its number in the same unit; null where there is nothing
 * @param goal null where nothing was promised
 * @param note one sentence for the reader; empty where there is nothing to say
 */
public record Line(
        String what,
        double value,
        String unit,
        @Nullable Beside beside,
        @Nullable Goal goal,
        String note) {

    /** Another's number, or ours in another way. */
    public record Beside(String name, double value) {}

    /** What became of the promise. */
    public enum Verdict {
        MET,
        MISSED,
        /** Nothing was promised. */
        SHOWN
    }

    public static Line of(String what, double value, String unit) {
        return new Line(what, value, unit, null, null, "");
    }

    public Line beside(String name, double other) {
        return new Line(what, value, unit, new Beside(name, other), goal, note);
    }

    public Line goal(Goal newGoal) {
        return new Line(what, value, unit, beside, newGoal, note);
    }

    public Line note(String newNote) {
        return new Line(what, value, unit, beside, goal, newNote);
    }

    /** Ours divided by the other's; NaN where there is none. */
    public double ratio() {
        return beside == null || beside.value() == 0 ? Double.NaN : value / beside.value();
    }

    public Verdict verdict() {
        if (goal == null) {
            return Verdict.SHOWN;
        }
        return goal.isMetBy(value) ? Verdict.MET : Verdict.MISSED;
    }
}
