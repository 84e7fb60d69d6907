package io.enterprisehub.ghl.signature;

/**
 * The public keys GHL publishes for its Marketplace webhooks, as defaults of the configuration. They are public constants, not
 * secrets; GHL may rotate them at any time, so a deployment can always replace or extend them.
 *
 * <p>Source: GHL "Webhook Integration Guide" (Ed25519) and {@code docs/oauth/WebhookAuthentication.md} (RSA).
 */
public final class PublishedKeys {

    /** The current key of {@code X-GHL-Signature}, base64 SPKI. */
    public static final String ED25519 = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=";

    /** The key of the legacy {@code X-WH-Signature}, base64 SPKI, 4096 bit. */
    public static final String RSA = "MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAokvo/r9tVgcfZ5DysOSC"
            + "Frm602qYV0MaAiNnX9O8KxMbiyRKWeL9JpCpVpt4XHIcBOK4u3cLSqJGOLaPuXw6"
            + "dO0t6Q/ZVdAV5Phz+ZtzPL16iCGeK9po6D6JHBpbi989mmzMryUnQJezlYJ3DVfB"
            + "csedpinheNnyYeFXolrJvcsjDtfAeRx5ByHQmTnSdFUzuAnC9/GepgLT9SM4nCpv"
            + "uxmZMxrJt5Rw+VUaQ9B8JSvbMPpez4peKaJPZHBbU3OdeCVx5klVXXZQGNHOs8gF"
            + "3kvoV5rTnXV0IknLBXlcKKAQLZcY/Q9rG6Ifi9c+5vqlvHPCUJFT5XUGG5RKgOKU"
            + "J062fRtN+rLYZUV+BjafxQauvC8wSWeYja63VSUruvmNj8xkx2zE/Juc+yjLjTXp"
            + "IocmaiFeAO6fUtNjDeFVkhf5LNb59vECyrHD2SQIrhgXpO4Q3dVNA5rw576PwTzN"
            + "h/AMfHKIjE4xQA1SZuYJmNnmVZLIZBlQAF9Ntd03rfadZ+yDiOXCCs9FkHibELhC"
            + "HULgCsnuDJHcrGNd5/Ddm5hxGQ0ASitgHeMZ0kcIOwKDOzOU53lDza6/Y09T7sYJ"
            + "PQe7z0cvj7aE4B+Ax1ZoZGPzpJlZtGXCsu9aTEGEnKzmsFqwcSsnw3JB31IGKAyk"
            + "T1hhTiaCeIY/OwwwNUY2yvcCAwEAAQ==";

    /** The day from which GHL, by its last announcement, no longer sends {@code X-WH-Signature}. */
    public static final String RSA_END = "2026-09-01";

    private PublishedKeys() {}
}
