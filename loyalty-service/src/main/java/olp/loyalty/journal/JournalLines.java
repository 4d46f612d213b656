package olp.loyalty.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Splits a stream into lines, each of bounded length; what is beyond the bound is passed over, not kept. */
final class JournalLines {
    static final int LONGEST = 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int filled;

    JournalLines(InputStream in) {
        this.in = in;
    }

    /** A line without its end; empty text if it was too long. */
    record Line(String text, boolean tooLong) {
        boolean isBlank() {
            return !tooLong && text.isBlank();
        }
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        var line = new ByteArrayOutputStream(512);
        var tooLong = false;
        var any = false;
        while (position < filled || fill()) {
            any = true;
            var end = endOfLine();
            var stop = end < 0 ? filled : end;
            tooLong = tooLong || line.size() + stop - position > LONGEST;
            if (!tooLong) {
                line.write(chunk, position, stop - position);
            }
            position = end < 0 ? filled : end + 1;
            if (end >= 0) {
                break;
            }
        }
        return any ? new Line(tooLong ? "" : line.toString(UTF_8), tooLong) : null;
    }

    private int endOfLine() {
        for (int i = position; i < filled; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, in.read(chunk));
        return filled > 0;
    }
}
