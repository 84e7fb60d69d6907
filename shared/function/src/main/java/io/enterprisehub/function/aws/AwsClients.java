package io.enterprisehub.function.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** How AWS clients are built here: small, with short time-outs, and without the look-ups that a Lambda never needs. */
public final class AwsClients {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** A blocked read cannot be interrupted on a platform thread, so the socket itself has to give up. */
    private static final Duration READ = Duration.ofSeconds(2);

    private AwsClients() {}

    /**
     * Applies the common settings. Credentials come from the environment variables, or, in a restored SnapStart
     * environment, from the container endpoint that Lambda names there; nowhere else is looked.
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, String region) {
        return builder.region(Region.of(region))
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(2)
                                .build())
                        .build())
                .build();
    }

    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .build();
    }
}
