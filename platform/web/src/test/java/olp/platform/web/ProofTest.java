package olp.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import olp.platform.testing.TestKeys;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:00Z");
    private static final Map<String, Object> CLAIMS =
            Map.of("aud", "loyalty", "jti", "r-1", "exp", NOW.getEpochSecond() + 60, "amount", 200);

    @TempDir
    Path folder;

    private Path trusted;
    private ProofVerifier verifier;

    @BeforeEach
    void cashback_and_coalition_are_trusted() throws IOException {
        var keys = new JsonWebKeySet(TestKeys.of("cashback"), TestKeys.of("coalition"));
        trusted = Files.writeString(folder.resolve("trusted.jwks"), keys.toJson(OutputControlLevel.PUBLIC_ONLY));
        verifier = new ProofVerifier(keys(null));
    }

    @Test
    void what_a_trusted_service_signed_is_believed() throws IOException {
        assertEquals(
                200L,
                verifier.verify(signed("coalition", "coalition"), "coalition", "loyalty", NOW)
                        .get("amount"));
    }

    @Test
    void an_altered_proof_is_refused() throws IOException {
        var parts = signed("coalition", "coalition").split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("200", "900");
        var altered = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        assertRefused("invalid-proof", parts[0] + "." + altered + "." + parts[2], NOW);
    }

    @Test
    void a_proof_without_a_signature_is_refused() {
        assertRefused("invalid-proof", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJjb2FsaXRpb24ifQ.", NOW);
        assertRefused("invalid-proof", "no proof at all", NOW);
    }

    @Test
    void a_service_cannot_sign_in_anothers_name() throws IOException {
        assertRefused("invalid-proof", signed("coalition", "cashback"), NOW);
        assertRefused("invalid-proof", signed("cashback", "cashback"), NOW);
    }

    @Test
    void a_key_that_is_not_trusted_is_refused() throws IOException {
        assertRefused("invalid-proof", signed("coalition", "loyalty"), NOW);
    }

    @Test
    void a_proof_for_another_service_is_refused() throws IOException {
        var proof = signed("coalition", "coalition");
        assertEquals(
                "invalid-proof",
                assertThrows(Problem.class, () -> verifier.verify(proof, "coalition", "cashback", NOW))
                        .name());
    }

    @Test
    void a_late_proof_is_refused_from_its_last_second_on() throws IOException {
        var proof = signed("coalition", "coalition");
        assertEquals(
                200L,
                verifier.verify(proof, "coalition", "loyalty", NOW.plusSeconds(59))
                        .get("amount"));
        assertRefused("proof-expired", proof, NOW.plusSeconds(60));
    }

    private void assertRefused(String name, String proof, Instant now) {
        assertEquals(
                name,
                assertThrows(Problem.class, () -> verifier.verify(proof, "coalition", "loyalty", now))
                        .name());
    }

    private String signed(String service, String withKeyOf) throws IOException {
        var own = TestKeys.of(withKeyOf).toJson(OutputControlLevel.INCLUDE_PRIVATE);
        return new ProofSigner(service, keys(Files.writeString(folder.resolve("own.jwk"), own))).sign(CLAIMS);
    }

    private ProofKeys keys(Path own) {
        return new ProofKeys() {
            @Override
            public Optional<Path> key() {
                return Optional.ofNullable(own);
            }

            @Override
            public Optional<Path> trusted() {
                return Optional.of(trusted);
            }
        };
    }
}
