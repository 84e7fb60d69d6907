package io.enterprisehub.checks.template;

import io.enterprisehub.checks.LambdaZip;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The environment variables that a packaged function asks for. They are read from its class files: each string constant
 * that looks like a variable's name, in a class that uses {@code Settings}. No class has to be run for it, and a
 * variable cannot be forgotten in a list.
 */
final class VariablesInCode {

    private static final String SETTINGS = "io/enterprisehub/function/Settings";
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");

    private VariablesInCode() {}

    static Set<String> of(LambdaZip zip) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, byte[]> file : zip.own().entrySet()) {
            if (file.getKey().endsWith(".class")) {
                addVariables(ClassFile.of().parse(file.getValue()), names);
            }
        }
        return names;
    }

    private static void addVariables(ClassModel type, Set<String> names) {
        var constants =
                StreamSupport.stream(type.constantPool().spliterator(), false).toList();
        boolean usesSettings = constants.stream()
                .anyMatch(constant -> constant instanceof ClassEntry used
                        && used.asInternalName().equals(SETTINGS));
        if (usesSettings) {
            constants.stream()
                    .filter(StringEntry.class::isInstance)
                    .map(constant -> ((StringEntry) constant).stringValue())
                    .filter(text -> VARIABLE.matcher(text).matches())
                    .forEach(names::add);
        }
    }
}
