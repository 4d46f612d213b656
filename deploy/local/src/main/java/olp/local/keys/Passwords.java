package olp.local.keys;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The passwords of the databases' roles: random, 32 hexadecimal digits, in one file. */
public final class Passwords {

    /** The role that makes the databases. */
    public static final String SUPERUSER = "postgres";

    private final Path file;

    Passwords(Path file) {
        this.file = file;
    }

    /** The role that owns a service's database and runs its migrations. */
    public static String owner(String service) {
        return service + "_owner";
    }

    /** The role as which a service connects. */
    public static String service(String service) {
        return service + "_service";
    }

    /** The password of {@code role}; refuses for a role that has none. */
    public String of(String role) {
        String password = read().getProperty(role);
        if (password == null) {
            throw new IllegalArgumentException("no password for " + role + " in " + file);
        }
        return password;
    }

    void ensure(List<String> services) throws IOException {
        Properties passwords = Files.exists(file) ? read() : new Properties();
        int before = passwords.size();
        passwords.computeIfAbsent(SUPERUSER, role -> random());
        for (String service : services) {
            passwords.computeIfAbsent(owner(service), role -> random());
            passwords.computeIfAbsent(service(service), role -> random());
        }
        if (passwords.size() != before) {
            StringWriter text = new StringWriter();
            passwords.store(text, null);
            Secret.write(file, text.toString());
        }
    }

    private Properties read() {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            passwords.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passwords;
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
