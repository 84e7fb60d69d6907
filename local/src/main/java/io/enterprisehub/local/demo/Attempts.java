package io.enterprisehub.local.demo;

import io.enterprisehub.local.oracle.Expectation;
import io.enterprisehub.local.oracle.ExpectedEvent;
import io.enterprisehub.local.traffic.Answer;
import io.enterprisehub.local.traffic.PostKind;
import java.util.List;

/**
 * An event of the workflow route has no id: an attempt that was received but not answered, and its repetition in the next
 * minute, are two events, and rightly so. Only the sender knows how often it tried.
 */
record Attempts(List<Answer> answers) {

    Expectation in(Expectation planned) {
        int most = answers.stream()
                .filter(answer -> answer.post().kind() == PostKind.WORKFLOW)
                .mapToInt(Answer::attempts)
                .max()
                .orElse(1);
        List<ExpectedEvent> events =
                planned.events().stream().map(event -> event.sentTimes(most)).toList();
        return new Expectation(events, planned.poison(), planned.forbidden(), planned.installed(), planned.purged());
    }
}
