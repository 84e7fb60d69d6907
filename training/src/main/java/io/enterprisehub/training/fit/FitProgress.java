package io.enterprisehub.training.fit;

/** Told how far a training is, on the thread that trains. */
public interface FitProgress {

    /** Tells nobody. */
    FitProgress SILENT = new FitProgress() {
        @Override
        public void step(String what) {}

        @Override
        public void search(int done, int total, String note) {}
    };

    /** A step begins; one short line. */
    void step(String what);

    /** So many of the settings that are tried have been tried. */
    void search(int done, int total, String note);
}
