package io.enterprisehub.cache;

import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class ClusterRedisTest {

    private static TestRedis redis;
    private static RedisLink link;

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.cluster();
        link = new RedisLink(redis.settings(), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() {
        link.close();
        redis.close();
    }

    @Nested
    class ClaimsOnCluster extends ClaimsContract {
        @Override
        RedisLink link() {
            return link;
        }
    }

    @Nested
    class ErasureOnCluster extends ErasureContract {
        @Override
        RedisLink link() {
            return link;
        }
    }
}
