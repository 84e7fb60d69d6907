package io.enterprisehub.local.template;

import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a template's YAML into maps, lists, scalars and {@link Intrinsic}s, in the short form ({@code !Sub}) and in the long
 * one ({@code Fn::Sub}). Built on SnakeYAML's safe constructor: a tag becomes an intrinsic or an error, never an object of a
 * class that the document names.
 */
final class TemplateYaml {
    /** A template of ours has a few thousand nodes; aliases are not needed at all. */
    private static final int MAX_CODE_POINTS = 1_000_000;

    private TemplateYaml() {}

    static Map<String, Object> read(String name, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        options.setCodePointLimit(MAX_CODE_POINTS);
        try {
            Object document = new Yaml(new IntrinsicConstructor(options)).load(yaml);
            return Trees.map(name, document);
        } catch (YAMLException | IllegalArgumentException e) {
            throw new TemplateException(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static final class IntrinsicConstructor extends SafeConstructor {
        IntrinsicConstructor(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new ShortForm());
            // Version dates and GhlRsaEnd stay what was written.
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }

        @Override
        protected Map<Object, Object> constructMapping(MappingNode node) {
            return super.constructMapping(node);
        }

        /** {@code {Fn::Sub: x}} and {@code {Ref: x}} are the long form of the same functions. */
        @Override
        protected Object constructObject(Node node) {
            var value = super.constructObject(node);
            if (value instanceof HashMap<?, ?> map && map.size() == 1) {
                var key = String.valueOf(map.keySet().iterator().next());
                var argument = map.values().iterator().next();
                if (argument != null && key.startsWith("Fn::")) {
                    return Intrinsics.of(key.substring("Fn::".length()), argument);
                }
                if (argument != null && key.equals("Ref")) {
                    return Intrinsics.of(key, argument);
                }
            }
            return value;
        }

        private final class ShortForm extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                var name = node.getTag().getValue().substring(1);
                try {
                    return Intrinsics.of(name, argument(node));
                } catch (IllegalArgumentException e) {
                    throw new YAMLException("!" + name + node.getStartMark() + ": " + e.getMessage(), e);
                }
            }

            private Object argument(Node node) {
                return switch (node) {
                    case ScalarNode scalar -> constructScalar(scalar);
                    case SequenceNode sequence -> constructSequence(sequence);
                    case MappingNode mapping -> constructMapping(mapping);
                    default -> throw new YAMLException("unexpected node " + node.getNodeId());
                };
            }
        }
    }
}
