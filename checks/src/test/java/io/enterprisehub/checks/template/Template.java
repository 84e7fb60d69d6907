package io.enterprisehub.checks.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A parsed SAM template. Intrinsic functions stand in their long form ({@code {"Fn::GetAtt": [A, Arn]}}), so that rules
 * need to know one form only; a key that is written twice is an error.
 */
record Template(Tree tree) {

    static Template parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Template(new Tree(new Yaml(new Intrinsics(options)).<Object>load(yaml)));
    }

    Stream<Resource> resources() {
        return section("Resources").entrySet().stream().map(entry -> {
            Tree body = new Tree(entry.getValue());
            return new Resource(entry.getKey(), body.text("Type"), body);
        });
    }

    Stream<Resource> resources(String type) {
        return resources().filter(resource -> resource.type().equals(type));
    }

    /** The functions, with what Globals adds to them. */
    Stream<Function> functions() {
        Tree globals = tree.at("Globals", "Function");
        return resources("AWS::Serverless::Function").map(resource -> new Function(resource, globals));
    }

    /** A top-level section by its names; empty when it is absent. */
    Map<String, @Nullable Object> section(String name) {
        return tree.at(name).map();
    }

    /** The values that a mapping's second-level key has, one for each first-level key (here: for each size). */
    List<Integer> numbers(Tree value) {
        List<Tree> lookUp = value.at("Fn::FindInMap").list();
        if (lookUp.isEmpty()) {
            return List.of(value.number());
        }
        return tree.at("Mappings", lookUp.getFirst().text()).map().values().stream()
                .map(row -> new Tree(row).at(lookUp.getLast().text()).number())
                .toList();
    }

    /** A resource of the template. */
    record Resource(String id, String type, Tree body) {
        Tree property(String... path) {
            return body.at("Properties").at(path);
        }
    }

    /** A function; its own value of a property counts before that of Globals. */
    record Function(Resource resource, Tree globals) {
        String id() {
            return resource.id();
        }

        Tree property(String... path) {
            Tree own = resource.property(path);
            return own.isAbsent() ? globals.at(path) : own;
        }

        Stream<Tree> events(String type) {
            return resource.property("Events").map().values().stream()
                    .map(Tree::new)
                    .filter(event -> event.text("Type").equals(type))
                    .map(event -> event.at("Properties"));
        }

        /** The module that the function's zip comes from. */
        String module() {
            return property("CodeUri").text().replaceFirst("^.*/", "").replaceFirst("\\.zip$", "");
        }
    }

    private static final class Intrinsics extends SafeConstructor {
        Intrinsics(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return longForm(node);
                }
            });
        }

        private Map<String, Object> longForm(Node node) {
            String name = node.getTag().getValue().substring(1);
            Object argument =
                    switch (node) {
                        case ScalarNode scalar -> constructScalar(scalar);
                        case SequenceNode sequence -> constructSequence(sequence);
                        case MappingNode mapping -> constructMapping(mapping);
                        default -> throw new IllegalArgumentException("not a template: " + node);
                    };
            if (name.equals("GetAtt") && argument instanceof String dotted) {
                argument = List.of(dotted.split("\\.", 2));
            }
            return Map.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, argument);
        }
    }
}
