package io.enterprisehub.local.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line and the variables of one environment, as the managed java25 runtime sets them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Reserved variables</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Tiered compilation</a>
 */
record EnvironmentCommand(FunctionSpec function, RuntimeClient client, Path taskRoot, Path scratch) {
    List<String> line() {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-XX:+UseSerialGC");
        if (!function.snapStart()) {
            // Lambda stops at C1, but not where a snapshot pays for the second tier.
            line.add("-XX:TieredStopAtLevel=1");
        }
        // The managed runtime leaves 15 % of the memory to everything that is not heap.
        line.add("-Xmx" + function.memoryMb() * 85 / 100 + "m");
        line.add("-XX:-UsePerfData");
        line.add("-XX:ErrorFile=" + scratch.resolve("hs_err.log"));
        line.add("-Djava.io.tmpdir=" + scratch);
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("--sun-misc-unsafe-memory-access=allow");
        // Connects org.crac with the client's own hooks; Lambda does the same.
        line.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        line.add("-D" + RuntimeClient.NATIVE_LIBRARY_PROPERTY + "=" + client.nativeLibrary());
        line.add("-cp");
        line.add(client.classPath());
        line.add(RuntimeClient.MAIN_CLASS);
        line.add(function.handler());
        return line;
    }

    /** The function's own variables come last: the template may set a region, but not where the Runtime API is. */
    Map<String, String> variables(String runtimeApi, String logStream) {
        var variables = new HashMap<String, String>();
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_SESSION_TOKEN", "local");
        variables.putAll(function.variables());
        variables.put("_HANDLER", function.handler());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand");
        variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        return variables;
    }
}
