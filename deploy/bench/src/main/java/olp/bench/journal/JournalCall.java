package olp.bench.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * One journal. The JDK's client sends all of a request before it reads any of the answer, which neither side could bear
 * with a body of any length, so this speaks HTTP/1.1 itself.
 */
final class JournalCall {

    private static final int CHUNK = 32 * 1024;

    private final JournalLoad load;
    private final AnswerCount answers;

    JournalCall(JournalLoad load, AnswerCount answers) {
        this.load = load;
        this.answers = answers;
    }

    /** Sends lines until the measured time is over or there are no more, and reads until the last is answered. */
    Void run(ExecutorService threads) throws IOException, InterruptedException, ExecutionException {
        try (Socket socket = new Socket(load.service().getHost(), load.service().getPort())) {
            socket.setTcpNoDelay(true);
            Future<?> sending = threads.submit(() -> send(socket.getOutputStream()));
            read(new BufferedInputStream(socket.getInputStream(), CHUNK));
            sending.get();
            return null;
        }
    }

    private Void send(OutputStream out) throws IOException {
        out.write("""
                POST /v1/purchases/journal HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/x-ndjson\r
                Transfer-Encoding: chunked\r
                Connection: close\r
                \r
                """.formatted(load.service().getAuthority(), load.token()).getBytes(US_ASCII));
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK + 1024);
        for (byte[] line = load.lines().get(); line != null && !answers.over(); ) {
            chunk.reset();
            while (line != null && chunk.size() < CHUNK) {
                chunk.writeBytes(line);
                chunk.write('\n');
                line = load.lines().get();
            }
            out.write((Integer.toHexString(chunk.size()) + "\r\n").getBytes(US_ASCII));
            chunk.write('\r');
            chunk.write('\n');
            chunk.writeTo(out);
        }
        out.write("0\r\n\r\n".getBytes(US_ASCII));
        return null;
    }

    private void read(InputStream in) throws IOException {
        String status = line(in);
        String header = status;
        boolean chunked = false;
        while (!header.isEmpty()) {
            header = line(in);
            chunked |= header.equalsIgnoreCase("transfer-encoding: chunked");
        }
        if (!status.contains(" 200 ") || !chunked) {
            throw new IOException("answered with " + status);
        }
        AnswerCount.Lines lines = answers.lines();
        byte[] bytes = new byte[CHUNK];
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            for (int left = size; left > 0; ) {
                int got = in.read(bytes, 0, Math.min(left, bytes.length));
                if (got < 0) {
                    throw new IOException("the answer ends early");
                }
                lines.add(bytes, got);
                left -= got;
            }
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
