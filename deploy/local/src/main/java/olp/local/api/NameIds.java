package olp.local.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids made of names, the same every time (UUID version 5, RFC 9562): what is done under such an id may be done again and
 * changes nothing.
 *
 * @param space names in different spaces give different ids
 */
public record NameIds(UUID space) {

    /** The root of all spaces of this project. */
    private static final UUID ROOT = UUID.fromString("6c8a1f0e-52d4-5b7e-9d3f-2f1c0a4e7b61");

    /** The space of a name. */
    public static NameIds in(String name) {
        return new NameIds(new NameIds(ROOT).of(name));
    }

    /** The id of a name; several parts are not the same name as one part that is written like them together. */
    public UUID of(String... parts) {
        MessageDigest digest = sha1();
        digest.update(ByteBuffer.allocate(16)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .array());
        digest.update(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long most = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
        long least = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
