package olp.coalition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import olp.platform.testing.RoleTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RolesTest extends CoalitionTest {
    @Test
    void every_endpoint_lets_in_its_roles_and_no_others() {
        var table = RoleTable.ofService()
                .allow("GET /v1/offers", "operator", "terminal", "partner", "member")
                .allow("POST /v1/offers", "operator", "partner")
                .allow("PUT /v1/offers/{id}", "operator", "partner")
                .allow("POST /v1/redemptions", "terminal", "partner")
                .allow("GET /v1/redemptions/{redemption}", "operator", "terminal", "partner", "member")
                .allow("POST /v1/redemptions/{redemption}/capture", "terminal", "partner")
                .allow("POST /v1/redemptions/{redemption}/void", "terminal", "partner");
        assertEquals(List.of(), table.disagreements());
    }
}
