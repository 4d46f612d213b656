package olp.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import olp.local.keys.Keys;
import olp.local.process.StartLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DevTest {

    private static final String ID = "0199b0de-8a7c-7c3e-a1b2-3c4d5e6f7081";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_token_is_printed_and_nothing_else() {
        new Keys(folder.resolve("keys")).ensure(List.of());
        assertEquals(0, dev("token", "terminal", "partner=" + ID));
        assertTrue(out.toString().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void a_claim_that_the_role_does_not_have_is_refused() {
        new Keys(folder.resolve("keys")).ensure(List.of());
        assertEquals(2, dev("token", "terminal", "member=" + ID));
        assertEquals(2, dev("token", "member"));
        assertEquals(2, dev("token", "operator", "partner=" + ID));
        assertEquals(2, dev("token", "partner", "partner=gym"));
        assertEquals("", out.toString());
        assertTrue(err.toString().contains("partner is not a UUID: gym"), err.toString());
    }

    @Test
    void without_keys_a_token_asks_for_up() {
        assertEquals(1, dev("token", "operator"));
        assertTrue(err.toString().contains("run ./dev up first"), err.toString());
    }

    @Test
    void a_second_up_says_that_one_is_under_way() {
        try (StartLock _ = StartLock.tryTake(folder.resolve("run/lock")).orElseThrow()) {
            assertEquals(1, dev("up"));
            assertEquals(1, dev("down"));
        }
        assertTrue(err.toString().contains("process " + ProcessHandle.current().pid()), err.toString());
    }

    @Test
    void down_says_when_nothing_runs_and_takes_the_mark_away() throws IOException {
        Files.writeString(folder.resolve("ready"), "");
        assertEquals(0, dev("down"));
        assertTrue(out.toString().contains("Nothing is running"), out.toString());
        assertTrue(Files.notExists(folder.resolve("ready")));
    }

    @Test
    void a_port_in_use_is_named_with_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(taken.getLocalPort(), 1, 2, 3, 4, 5, 6);
            PlatformException refusal =
                    assertThrows(PlatformException.class, () -> ports.requireFree(Component.LOYALTY));
            assertTrue(refusal.getMessage().contains("port " + taken.getLocalPort()), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("--ports-from"), refusal.getMessage());
        }
    }

    @Test
    void the_ports_of_the_last_start_are_remembered() {
        State state = new State(folder);
        state.keep(Ports.from(18081));
        assertEquals(Ports.from(18081), state.ports().orElseThrow());
    }

    private int dev(String... args) {
        CommandLine line = Dev.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--state";
        all[args.length + 1] = folder.toString();
        return line.execute(all);
    }
}
