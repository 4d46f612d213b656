package olp.local.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    private static final UUID ID = UUID.fromString("0199b0de-8a7c-7c3e-a1b2-3c4d5e6f7081");

    @TempDir
    private Path folder;

    private Keys keys;
    private Tokens tokens;

    @BeforeEach
    void make_keys() {
        keys = new Keys(folder);
        keys.ensure(List.of("loyalty"));
        tokens = new Tokens(keys);
    }

    @Test
    void an_operator_has_the_role_and_no_claim() throws Exception {
        JwtClaims claims = verified(tokens.operator());
        assertEquals("operator", claims.getSubject());
        assertEquals(List.of("operator"), claims.getStringListClaimValue("groups"));
        assertFalse(claims.hasClaim("partner"));
        assertFalse(claims.hasClaim("member"));
    }

    @Test
    void a_terminal_and_a_partner_act_for_their_business() throws Exception {
        JwtClaims terminal = verified(tokens.terminal(ID));
        assertEquals(List.of("terminal"), terminal.getStringListClaimValue("groups"));
        assertEquals(ID.toString(), terminal.getStringClaimValue("partner"));
        JwtClaims partner = verified(tokens.partner(ID));
        assertEquals(List.of("partner"), partner.getStringListClaimValue("groups"));
        assertEquals(ID.toString(), partner.getStringClaimValue("partner"));
    }

    @Test
    void a_member_is_named_by_claim_and_subject() throws Exception {
        JwtClaims claims = verified(tokens.member(ID));
        assertEquals(List.of("member"), claims.getStringListClaimValue("groups"));
        assertEquals(ID.toString(), claims.getStringClaimValue("member"));
        assertEquals(ID.toString(), claims.getSubject());
    }

    @Test
    void a_token_is_valid_for_a_day() throws Exception {
        JwtClaims claims = verified(tokens.operator());
        long seconds =
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
        assertTrue(Math.abs(seconds - 86_400) <= 1, seconds + " s");
    }

    private JwtClaims verified(String token) throws Exception {
        return new JwtConsumerBuilder()
                .setExpectedIssuer("olp-local")
                .setVerificationKey(publicKey())
                .build()
                .processToClaims(token);
    }

    private PublicKey publicKey() throws Exception {
        String pem = Files.readString(keys.issuerPublicKey()).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }
}
