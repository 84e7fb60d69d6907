package io.enterprisehub.local.services;

/** Redis, by its URI; cluster mode is never used on this machine. */
public sealed interface RedisStore extends Store permits EmbeddedRedis, ExternalRedis {
    String uri();
}
