package olp.local.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** A copy of a folder, brought up to date by what differs. */
final class Mirror {

    private Mirror() {}

    static void of(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                if (differs(copy, attributes)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Files.walkFileTree(to, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (Files.exists(from.resolve(to.relativize(folder)))) {
                    return FileVisitResult.CONTINUE;
                }
                Folders.delete(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path copy, BasicFileAttributes attributes) throws IOException {
                if (!Files.exists(from.resolve(to.relativize(copy)))) {
                    Files.delete(copy);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean differs(Path copy, BasicFileAttributes original) throws IOException {
        if (!Files.exists(copy)) {
            return true;
        }
        BasicFileAttributes attributes = Files.readAttributes(copy, BasicFileAttributes.class);
        return attributes.size() != original.size()
                || !attributes.lastModifiedTime().equals(original.lastModifiedTime());
    }
}
