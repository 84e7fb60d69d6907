package io.enterprisehub.local.system;

import io.enterprisehub.local.runtime.FunctionSpec;
import io.enterprisehub.local.template.LocalValues;
import io.enterprisehub.local.template.SystemDefinition;
import io.enterprisehub.local.template.TemplateReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.random.RandomGenerator;

/** What a deployment does on AWS: gives the template's functions the addresses, the secrets and the packages of this machine. */
record Deployment(LocalOptions options, LocalServices services) {
    /** A workflow key that nobody chose is made up: it lives as long as this system. */
    SystemDefinition read(RandomGenerator random) {
        var key = new byte[32];
        random.nextBytes(key);
        var variables = new HashMap<String, String>();
        variables.put(
                "WORKFLOW_MASTER_KEY_REF", "literal:" + Base64.getEncoder().encodeToString(key));
        variables.putAll(services.variables());
        variables.putAll(options.variables());
        return TemplateReader.read(
                options.template(),
                LocalValues.queuesAt(services.sqs().endpoint()).withVariables(variables));
    }

    FunctionSpec spec(SystemDefinition.Function function) {
        var variables = new HashMap<>(function.variables());
        variables.put("AWS_ENDPOINT_URL_SQS", services.sqs().endpoint().toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        return new FunctionSpec(
                function.name(),
                zip(function),
                function.handler(),
                function.memoryMb(),
                function.timeout(),
                variables,
                options.snapStart() && function.snapStart(),
                function.reservedConcurrency() == null ? Integer.MAX_VALUE : function.reservedConcurrency());
    }

    /** What the template names, else what Maven built. */
    private Path zip(SystemDefinition.Function function) {
        if (Files.exists(function.codeUri())) {
            return function.codeUri();
        }
        var name = function.name();
        var built = options.template()
                .toAbsolutePath()
                .resolveSibling("../functions/" + name + "/target/" + name + "-lambda.zip")
                .normalize();
        if (Files.exists(built)) {
            return built;
        }
        throw new IllegalStateException(
                "The package of " + name + " is missing (" + function.codeUri() + "): run ./hub package.");
    }
}
