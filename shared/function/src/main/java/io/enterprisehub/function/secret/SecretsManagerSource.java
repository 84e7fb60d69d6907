package io.enterprisehub.function.secret;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.aws.AwsClients;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Reads secrets with a client that lives for one look-up: they are rare, and nothing is left open for a snapshot. */
public final class SecretsManagerSource {

    private final Settings settings;

    public SecretsManagerSource(Settings settings) {
        this.settings = settings;
    }

    /** The current text of the secret. */
    public String text(String arn) {
        try (SecretsManagerClient client =
                AwsClients.build(SecretsManagerClient.builder(), settings.required("AWS_REGION"))) {
            return client.getSecretValue(request -> request.secretId(arn)).secretString();
        }
    }
}
