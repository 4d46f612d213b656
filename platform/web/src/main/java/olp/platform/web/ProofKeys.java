package olp.platform.web;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the keys for signed proofs are. */
@ConfigMapping(prefix = "olp.proofs")
interface ProofKeys {
    /** This service's own key: a file with a private EC P-256 JWK that has a {@code kid}. */
    Optional<Path> key();

    /** The keys of the services whose proofs are taken: a file with a JWK set; a key's id begins with its service's name. */
    Optional<Path> trusted();
}
