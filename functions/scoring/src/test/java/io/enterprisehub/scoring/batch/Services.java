package io.enterprisehub.scoring.batch;

/** Redis and SQS, one of each per JVM; tests keep apart by their tenants and queues. */
record Services(TestRedis redis, TestSqs sqs) implements AutoCloseable {

    static Services start() {
        return new Services(new TestRedis(), new TestSqs());
    }

    @Override
    public void close() {
        redis.close();
        sqs.close();
    }
}
