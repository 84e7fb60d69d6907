package io.enterprisehub.local.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** The sections of a template, its values still unresolved; functions have the globals merged into their properties. */
record Template(
        Map<String, Object> parameters,
        Map<String, Object> conditions,
        Map<String, Object> mappings,
        Map<String, Resource> resources) {
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String QUEUE = "AWS::SQS::Queue";

    /** A resource; its condition is the name of the one that it depends on, or "". */
    record Resource(String id, String type, String condition, Map<String, Object> properties) {
        String place() {
            return "Resources." + id;
        }
    }

    static Template parse(String name, String yaml) {
        var document = TemplateYaml.read(name, yaml);
        var globals = Trees.child("Globals", Trees.child(name, document, "Globals"), "Function");
        var resources = new LinkedHashMap<String, Resource>();
        Trees.map("Resources", document.get("Resources")).forEach((id, tree) -> {
            var place = "Resources." + id;
            var fields = Trees.map(place, tree);
            var type = String.valueOf(fields.get("Type"));
            var properties = Trees.child(place, fields, "Properties");
            resources.put(
                    id,
                    new Resource(
                            id,
                            type,
                            String.valueOf(fields.getOrDefault("Condition", "")),
                            type.equals(FUNCTION) ? Trees.merge(globals, properties) : properties));
        });
        return new Template(
                Trees.child(name, document, "Parameters"),
                Trees.child(name, document, "Conditions"),
                Trees.child(name, document, "Mappings"),
                resources);
    }
}
