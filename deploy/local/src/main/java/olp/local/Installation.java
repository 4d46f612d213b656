package olp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import olp.local.files.Folders;

/** What the build made, in the project's own folders. */
record Installation(Path root) {

    /** The one that this process belongs to: of the folder that {@code olp.home} names, or else one around the current. */
    static Installation find() {
        String home = System.getProperty("olp.home");
        if (home != null) {
            return new Installation(Path.of(home));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("dev")) && Files.isDirectory(folder.resolve("deploy/local"))) {
                return new Installation(folder);
            }
        }
        throw new PlatformException("this is not a folder of the project: run it there, or set -Dolp.home");
    }

    Path usualState() {
        return root.resolve(".dev");
    }

    /** Whether what {@code state} has of {@code component} is what the build made last. */
    boolean current(Component component, State state) {
        try {
            Path copy = copied(component, state);
            return Files.exists(copy)
                    && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(built(component)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses when the build has not made {@code component}. */
    void requireBuilt(Component component) {
        if (!Files.exists(built(component))) {
            throw new PlatformException(component.id() + " has not been built: " + built(component) + " is missing");
        }
    }

    /** Copies {@code component} to {@code state}; it must not be running from there. */
    void copy(Component component, State state) {
        try {
            if (!Files.exists(built(component))) {
                throw new PlatformException(
                        component.id() + " has not been built: " + built(component) + " is missing");
            }
            if (component.isService()) {
                Folders.mirror(quarkusApp(component), state.app(component.id()));
            } else {
                Path target = root.resolve("deploy/local/target");
                Folders.mirror(target.resolve("lib"), state.app(component.id()).resolve("lib"));
                Folders.mirror(
                        target.resolve("local.jar"), state.app(component.id()).resolve("local.jar"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not copy " + component.id() + " to " + state.folder(), e);
        }
    }

    /** The jar to run, in {@code state}. */
    Path copied(Component component, State state) {
        return state.app(component.id()).resolve(component.isService() ? "quarkus-run.jar" : "local.jar");
    }

    private Path built(Component component) {
        return component.isService()
                ? quarkusApp(component).resolve("quarkus-run.jar")
                : root.resolve("deploy/local/target/local.jar");
    }

    private Path quarkusApp(Component service) {
        return root.resolve(service.id() + "-service").resolve("target/quarkus-app");
    }
}
