package io.enterprisehub.simulation;

/**
 * What a lead is really up to: hidden from everything but the simulation.
 *
 * @param strength how much it means it; standard normal plus what its source adds
 * @param daysToDecide how long it takes until the matter is settled
 * @param talkativeness factor on how much it writes, whatever it means
 * @param prefersEmail writes e-mails rather than texts
 */
public record Intent(Kind kind, double strength, int daysToDecide, double talkativeness, boolean prefersEmail) {

    /** What it wants. */
    public enum Kind {
        BUY(0.2, 34),
        SELL(0.4, 28),
        BROWSE(-1.1, 45);

        private final double shift;
        private final double medianDays;

        Kind(double shift, double medianDays) {
            this.shift = shift;
            this.medianDays = medianDays;
        }

        double shift() {
            return shift;
        }
    }

    static Intent draw(Source source, Dice dice) {
        double kindDraw = dice.uniform(0, 1);
        Kind kind = kindDraw < 0.52 ? Kind.BUY : kindDraw < 0.78 ? Kind.SELL : Kind.BROWSE;
        double strength = dice.gaussian() + source.shift();
        int days = Math.clamp(Math.round(dice.logNormal(kind.medianDays, 0.55)), 5, 150);
        return new Intent(kind, strength, days, dice.logNormal(1, 0.45), dice.chance(0.35));
    }

    /** Strength and kind in one number. */
    double pull() {
        return strength + kind.shift();
    }
}
