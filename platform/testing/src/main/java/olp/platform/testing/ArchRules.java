package olp.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rules of structure that every module keeps. */
public final class ArchRules {
    private ArchRules() {}

    private static final Pattern BY_RUNNING_CLOCK = Pattern.compile("[<>]=?\\s*clock_timestamp\\(\\)");

    /** All of them, for the module that this runs in. */
    public static void check(String packageName) {
        var classes = productionClasses(packageName);
        modelsArePure().check(classes);
        modelsAskNoClock().check(classes);
        var searches = searchesByTheRunningClock(Path.of("src", "main", "java"));
        if (!searches.isEmpty()) {
            throw new AssertionError(
                    "no index finds rows by clock_timestamp(); say statement_timestamp(): " + searches);
        }
    }

    /** The sources in which a statement compares with a clock that runs on while it does, so that it reads all rows. */
    static List<Path> searchesByTheRunningClock(Path sources) {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> BY_RUNNING_CLOCK.matcher(text(file)).find())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A module's production classes. */
    private static JavaClasses productionClasses(String packageName) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packageName);
    }

    /** A {@code model} package knows the language and other models, nothing else. */
    static ArchRule modelsArePure() {
        return classes()
                .that()
                .resideInAPackage("olp..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.text..",
                        "java.io..",
                        "olp..model..")
                .as("model packages depend on java.* and other model packages only");
    }

    /** Time, chance and ids come into a model from outside. */
    static ArchRule modelsAskNoClock() {
        return noClasses()
                .that()
                .resideInAPackage("olp..model..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .as("model packages ask no clock and throw no dice");
    }
}
