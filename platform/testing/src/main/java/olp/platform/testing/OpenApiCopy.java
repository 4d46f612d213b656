package olp.platform.testing;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The copy of a service's OpenAPI document in {@code docs/api}. Written anew by a test run with {@code
 * -Dolp.write-openapi=true}; compared otherwise.
 */
public final class OpenApiCopy {
    private OpenApiCopy() {}

    /** What the running service says of itself. */
    public static String served() {
        return given().get("/q/openapi").then().statusCode(200).extract().asString();
    }

    /** What the docs say of the service. */
    public static String kept(String service) {
        var file = Path.of("..", "docs", "api", service + ".openapi.yaml");
        try {
            if (Boolean.getBoolean("olp.write-openapi")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, served());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
