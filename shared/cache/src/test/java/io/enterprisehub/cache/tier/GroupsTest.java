package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Groups.Verdict.EVICTED;
import static io.enterprisehub.cache.tier.Groups.Verdict.EXPIRED;
import static io.enterprisehub.cache.tier.Groups.Verdict.GOOD;
import static io.enterprisehub.cache.tier.Groups.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.remote.Group;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final String HOT = Group.tag("hot");
    private static final List<String> MEMBER = List.of(Group.region("lead"), HOT);
    private final Groups groups = new Groups(new GroupState("e", 10));

    @Test
    void comparesAStampWithTheLastInvalidationOfEachGroup() {
        groups.tell(HOT, Verb.EXPIRE_GROUP, 12);
        assertThat(groups.verdict(11, MEMBER)).isEqualTo(EXPIRED);
        assertThat(groups.verdict(12, MEMBER)).isEqualTo(GOOD);
        assertThat(groups.verdict(11, List.of(Group.region("lead")))).isEqualTo(GOOD);

        groups.tell(HOT, Verb.EVICT_GROUP, 13);
        assertThat(groups.verdict(11, MEMBER)).isEqualTo(EVICTED);
        assertThat(groups.verdict(13, MEMBER)).isEqualTo(GOOD);

        groups.tell(Group.ALL, Verb.EVICT_GROUP, 14);
        assertThat(groups.verdict(13, List.of())).isEqualTo(EVICTED);
    }

    @Test
    void doesNotJudgeWhatIsOlderThanItselfOrOfAnotherEpoch() {
        groups.tell(HOT, Verb.EVICT_GROUP, 11);

        assertThat(groups.verdict(9, List.of())).isEqualTo(UNKNOWN);
        assertThat(groups.verdict(new GroupState("other", 11), List.of())).isEqualTo(UNKNOWN);
        assertThat(groups.verdict(new GroupState("e", 11), MEMBER)).isEqualTo(GOOD);
    }

    @Test
    void knowsNoMoreThanTheLogHasToldAfterAnOwnInvalidation() {
        groups.anticipate(HOT, Verb.EVICT_GROUP, 15);

        assertThat(groups.verdict(14, MEMBER)).isEqualTo(EVICTED);
        assertThat(groups.newest()).isEqualTo(15);
        assertThat(groups.told()).isEqualTo(new GroupState("e", 10));
    }

    @Test
    void takesAnInvalidationThatIsToldTwiceForOne() {
        groups.tell(HOT, Verb.EVICT_GROUP, 12);
        groups.tell(HOT, Verb.EVICT_GROUP, 11);

        assertThat(groups.told().count()).isEqualTo(12);
        assertThat(groups.verdict(12, MEMBER)).isEqualTo(GOOD);
    }
}
