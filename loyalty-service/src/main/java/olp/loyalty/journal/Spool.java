package olp.loyalty.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * A queue of bytes that never makes its writer wait and is never held in memory: what the reader has not taken yet is in
 * a temporary file. So a client that sends all of its journal before it reads an answer stalls nobody.
 */
final class Spool implements Closeable {
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private long written;
    private boolean finished;
    private Throwable failure;

    Spool() throws IOException {
        file = FileChannel.open(
                Files.createTempFile("journal-answers", ".ndjson"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Adds bytes; from one thread. */
    void add(byte[] bytes, int length) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            file.write(buffer, written + buffer.position());
        }
        synchronized (this) {
            written += length;
            notifyAll();
        }
    }

    /** Nothing more comes: all went well if the failure is null. */
    synchronized void finish(Throwable why) {
        finished = true;
        failure = why;
        notifyAll();
    }

    /** Copies all that comes, as it comes, until it is finished. */
    void copyTo(OutputStream out) throws IOException, InterruptedException {
        var chunk = new byte[CHUNK];
        long read = 0;
        for (var upTo = awaitMoreThan(read); upTo > read; upTo = awaitMoreThan(read)) {
            while (read < upTo) {
                var buffer = ByteBuffer.wrap(chunk, 0, (int) Math.min(CHUNK, upTo - read));
                var length = file.read(buffer, read);
                out.write(chunk, 0, length);
                read += length;
            }
            out.flush();
        }
    }

    /** How much there is once it is more than that, or finished. */
    private synchronized long awaitMoreThan(long read) throws IOException, InterruptedException {
        while (written == read && !finished) {
            wait();
        }
        if (written == read && failure != null) {
            throw new IOException("the journal broke off", failure);
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
