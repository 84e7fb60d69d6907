package io.enterprisehub.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The walls between the modules, as docs/architecture.md draws them. */
class WallsTest {

    private static final String ROOT = "io.enterprisehub.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages("io.enterprisehub");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("leads", Set.of()),
            Map.entry("ghl", Set.of()),
            Map.entry("inference", Set.of()),
            Map.entry("cache", Set.of()),
            Map.entry("cachetesting", Set.of()),
            Map.entry("store", Set.of("leads")),
            Map.entry("leadmodel", Set.of("leads", "inference")),
            Map.entry("leadcache", Set.of("cache", "store", "leads")),
            Map.entry("function", Set.of()),
            Map.entry("webhook", Set.of("ghl", "cache", "function")),
            Map.entry(
                    "scoring",
                    Set.of("leads", "ghl", "inference", "leadmodel", "cache", "leadcache", "store", "function")),
            Map.entry("api", Set.of("leads", "inference", "leadmodel", "cache", "leadcache", "store", "function")),
            Map.entry("warmer", Set.of("leads", "cache", "leadcache", "store", "function")),
            Map.entry("simulation", Set.of("leads")),
            Map.entry("training", Set.of("simulation", "leads", "inference")),
            Map.entry("benchmarks", Set.of("cache", "cachetesting", "inference", "api", "leads", "store", "function")),
            Map.entry(
                    "local",
                    Set.of("simulation", "training", "leads", "ghl", "inference", "leadmodel", "cache", "store")));

    static final Set<String> MODULES = MAY_USE.keySet();

    @ParameterizedTest
    @FieldSource("MODULES")
    void usesOnlyTheModulesThatItMay(String module) {
        String[] others = MODULES.stream()
                .filter(other -> !other.equals(module))
                .filter(other -> !MAY_USE.getOrDefault(module, Set.of()).contains(other))
                .map(WallsTest::everythingOf)
                .toArray(String[]::new);

        holds(noClasses()
                .that()
                .resideInAPackage(everythingOf(module))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others)));
    }

    /** Without this a module whose classes are not read would pass every rule. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void isRead(String module) {
        assertThat(CLASSES.stream()
                        .filter(type ->
                                isIn(module, type) && !type.getSimpleName().equals("package-info")))
                .isNotEmpty();
    }

    @Test
    void everyClassBelongsToAModule() {
        assertThat(CLASSES.stream()
                        .filter(type -> MODULES.stream().noneMatch(module -> isIn(module, type)))
                        .map(JavaClass::getName)
                        .filter(name -> !name.startsWith(ROOT + "checks.")))
                .isEmpty();
    }

    @Test
    void theDomainIsPureJava() {
        dependsOnlyOn("leads", "java..", "org.jspecify..");
    }

    @Test
    void goHighLevelNeedsAJsonParserAndNothingElse() {
        dependsOnlyOn("ghl", "java..", "javax.crypto..", "org.jspecify..", "com.fasterxml.jackson.core..");
    }

    @Test
    void cacheAndInferenceAreLibrariesWithoutAFrameworkOrACloud() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(everythingOf("cache"), everythingOf("inference"))
                .and()
                .resideOutsideOfPackage(everythingOf("cache.micronaut"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.micronaut..", "software.amazon..", "com.amazonaws..")));
    }

    @Test
    void theCacheInMicronautIsAThinLayerThatKnowsNoCloud() {
        holds(noClasses()
                .that()
                .resideInAPackage(everythingOf("cache"))
                .and()
                .resideOutsideOfPackage(everythingOf("cache.micronaut"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(everythingOf("cache.micronaut"))));
        holds(noClasses()
                .that()
                .resideInAPackage(everythingOf("cache.micronaut"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.amazonaws..")));
    }

    @Test
    void tribuoIsAViewOfTheEngineAndNoPartOfIt() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(everythingOf("inference"), everythingOf("leadmodel"))
                .and()
                .resideOutsideOfPackage(everythingOf("inference.tribuo"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.tribuo..", everythingOf("inference.tribuo"))));
    }

    @Test
    void nativeTrainersNeverServe() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(everythingOf("inference"), everythingOf("scoring"), everythingOf("api"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("ml.dmlc..", "org.tribuo.classification.xgboost..")));
    }

    @Test
    void onlyTheStoreAndTheCachesOwnLevelSpeakSql() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(
                        everythingOf("store"), everythingOf("local"), "io.enterprisehub.cache.tier.postgres")
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(Statement.class, ResultSet.class, DriverManager.class, PreparedStatement.class)));
    }

    @Test
    void functionsNeverMigrate() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(everythingOf("local"), everythingOf("store"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.flywaydb..")));
    }

    @Test
    void nothingStaticChanges() {
        holds(fields().that().areStatic().should().beFinal());
    }

    @Test
    void librariesDoNotEndTheProcess() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(everythingOf("local"), everythingOf("training"))
                .should()
                .callMethod(System.class, "exit", int.class));
    }

    @Test
    void namesSayWhatAClassIs() {
        holds(classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl"));
    }

    @Test
    void everyPackageIsNullMarked() {
        Stream<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(each -> each.getName());

        assertThat(unmarked).isEmpty();
    }

    private static void dependsOnlyOn(String module, String... packages) {
        String[] all = Stream.concat(Stream.of(everythingOf(module)), Stream.of(packages))
                .toArray(String[]::new);
        holds(classes()
                .that()
                .resideInAPackage(everythingOf(module))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all));
    }

    private static void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static boolean isIn(String module, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + module + ".");
    }

    private static String everythingOf(String module) {
        return ROOT + module + "..";
    }
}
