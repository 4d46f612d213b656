package olp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import olp.local.PlatformException;

/** A recording of a JVM's flight recorder, from when this is made to when it is closed. */
final class Profile implements AutoCloseable {

    private final long process;
    private final Path file;

    Profile(ProcessHandle process, Path file) {
        this.process = process.pid();
        this.file = file.toAbsolutePath();
        jcmd("JFR.start", "name=bench", "settings=profile");
    }

    @Override
    public void close() {
        jcmd("JFR.stop", "name=bench", "filename=" + file);
    }

    private void jcmd(String command, String... arguments) {
        String[] words = new String[3 + arguments.length];
        words[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        words[1] = Long.toString(process);
        words[2] = command;
        System.arraycopy(arguments, 0, words, 3, arguments.length);
        try {
            Process run = new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(run.getInputStream().readAllBytes());
            if (run.waitFor() != 0) {
                throw new PlatformException(command + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted", e);
        }
    }
}
