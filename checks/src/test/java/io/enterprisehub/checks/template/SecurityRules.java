package io.enterprisehub.checks.template;

import io.enterprisehub.checks.template.Template.Function;
import io.enterprisehub.checks.template.Template.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps a breach small; each rule names the places that break it. */
final class SecurityRules {

    private SecurityRules() {}

    static Stream<String> nothingIsAllowedOnEverything(Template template) {
        return template.resources()
                .filter(resource -> allowed(resource)
                        .anyMatch(statement -> contains(statement.at("Resource"), "\\*")
                                || contains(statement.at("Action"), "(.*:)?\\*")))
                .map(Resource::id);
    }

    /** Managed policies grow without us; the one for network interfaces is the only one that is needed. */
    static Stream<String> managedPoliciesAreOurs(Template template) {
        return template.resources("AWS::IAM::Role")
                .filter(role -> role.property("ManagedPolicyArns").list().stream()
                        .anyMatch(policy -> !policy.text("Ref").equals("NoNetworkCallsFromCode")
                                && !policy.text("Fn::Sub").endsWith("/AWSLambdaENIManagementAccess")))
                .map(Resource::id);
    }

    static Stream<String> everyFunctionHasItsOwnRole(Template template) {
        Map<String, List<String>> users = template.functions()
                .collect(Collectors.groupingBy(
                        function -> function.property("Role").target(),
                        Collectors.mapping(Function::id, Collectors.toList())));
        return users.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals("null") || entry.getValue().size() > 1)
                .map(entry -> entry.getValue() + " with role " + entry.getKey());
    }

    /** A variable shows in the console and in every description of the function: it holds references only. */
    static Stream<String> variablesHoldNoSecret(Template template) {
        return template.functions()
                .filter(function -> function.property("Environment", "Variables")
                        .walk()
                        .anyMatch(place -> place.text().contains("{{resolve:")))
                .map(Function::id);
    }

    static Stream<String> theDatabaseIsPrivateAndEncrypted(Template template) {
        return template.resources("AWS::RDS::DBInstance")
                .filter(database ->
                        !database.property("PubliclyAccessible").text().equals("false")
                                || !database.property("StorageEncrypted").text().equals("true"))
                .map(Resource::id);
    }

    /** The webhook is what strangers reach; its group must not be let into the database. */
    static Stream<String> thePublicFunctionCannotReachTheDatabase(Template template) {
        Tree webhook =
                template.tree().at("Resources", "WebhookFunction", "Properties", "VpcConfig", "SecurityGroupIds");
        List<String> groups = webhook.list().stream().map(Tree::target).toList();
        return template
                .tree()
                .at("Resources", "DatabaseSecurityGroup", "Properties", "SecurityGroupIngress")
                .list()
                .stream()
                .map(rule -> rule.at("SourceSecurityGroupId").target())
                .filter(groups::contains);
    }

    private static Stream<Tree> allowed(Resource resource) {
        return resource.body().walk().filter(place -> place.text("Effect").equals("Allow"));
    }

    private static boolean contains(Tree list, String pattern) {
        return list.list().stream().anyMatch(element -> element.text().matches(pattern));
    }
}
