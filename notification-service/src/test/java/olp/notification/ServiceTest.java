package olp.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import olp.platform.testing.OpenApiCopy;
import olp.platform.testing.RoleTable;
import org.junit.jupiter.api.Test;

/** The service as a whole. */
@QuarkusTest
class ServiceTest extends NotificationTest {
    @Test
    void every_endpoint_admits_the_roles_it_states_and_nobody_else() {
        var table = RoleTable.ofService()
                .allow("GET /v1/inbox", "member")
                .allow("POST /v1/inbox/{message}/read", "member")
                .allow("GET /v1/inbox/stream", "member");
        assertEquals(List.of(), table.disagreements());
    }

    @Test
    void the_docs_have_a_copy_of_the_openapi_document() {
        assertEquals(OpenApiCopy.kept("notification"), OpenApiCopy.served());
    }
}
