package io.enterprisehub.inference.batch;

import io.enterprisehub.inference.model.Scored;
import io.enterprisehub.inference.model.ServableModel;
import java.util.List;

/** Scores rows of one model together, for a {@link MicroBatcher}. */
public final class ScoreRows implements BatchWork<float[], Scored> {

    private final ServableModel model;

    public ScoreRows(ServableModel model) {
        this.model = model;
    }

    @Override
    public List<Scored> answer(List<float[]> requests) {
        int features = model.features().size();
        float[] rows = new float[requests.size() * features];
        for (int row = 0; row < requests.size(); row++) {
            float[] request = requests.get(row);
            if (request.length != features) {
                throw new IllegalArgumentException("a row has " + features + " values, but this one " + request.length);
            }
            System.arraycopy(request, 0, rows, row * features, features);
        }
        return model.scoreAll(rows, requests.size());
    }
}
