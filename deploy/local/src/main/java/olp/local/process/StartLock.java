package olp.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One at a time starts or stops a platform. The kernel drops the lock with the process that holds it, however that
 * ends, so there is no stale one; the file stays and says who holds it.
 */
public final class StartLock implements AutoCloseable {

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, if nobody has it.
     *
     * @param file made if need be, never deleted: two files of one name would be two locks
     */
    public static Optional<StartLock> tryTake(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new StartLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("no lock on " + file, e);
        }
    }

    /** The pid of the process that has the lock, as it wrote it; empty when it has not yet. */
    public static String holder(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
