package olp.loyalty.definitions;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import olp.platform.web.Problem;

/** Refuses definitions that name a partner that there is not. */
@ApplicationScoped
public class KnownPartners {
    private static final String KNOWN = "select exists (select from partner where id = $1)";

    /** 400 on {@code partner} if it is nobody; null is nothing to check. */
    public Uni<Void> check(SqlClient client, UUID partner) {
        return partner == null
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(KNOWN)
                        .execute(Tuple.of(partner))
                        .invoke(rows -> {
                            if (!rows.iterator().next().getBoolean(0)) {
                                throw Problem.invalid("partner", "is no partner of the coalition");
                            }
                        })
                        .replaceWithVoid();
    }
}
