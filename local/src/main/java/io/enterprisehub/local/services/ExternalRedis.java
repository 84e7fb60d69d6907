package io.enterprisehub.local.services;

/** A Redis that was there before us. */
public record ExternalRedis(String uri) implements RedisStore {
    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        throw new IllegalStateException("an existing Redis is never stopped");
    }

    @Override
    public void close() {}
}
