package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.Codec;
import io.enterprisehub.cache.tier.Codecs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.math.BigInteger;

@Factory
class TestCodecs {

    @Singleton
    Codec<Long> numbers() {
        return Codecs.of(
                (byte) 9,
                number -> BigInteger.valueOf(number).toByteArray(),
                bytes -> new BigInteger(bytes).longValueExact());
    }
}
