package olp.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import olp.local.PlatformException;
import olp.local.replay.model.Invoice;
import olp.local.replay.model.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailFileTest {

    static final String HEADING = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    private Path folder;

    @Test
    void quoted_text_may_hold_what_separates() {
        OnlineRetailFile file = read(HEADING + """
                536365,85123A,"HOLDER, ""WHITE""
                large",6,2010-12-01T08:26:00,2.55,17850,United Kingdom
                536365,71053,LANTERN,1,2010-12-01 08:27,3.395,17850,United Kingdom
                """);
        assertEquals(
                List.of(new Invoice(
                        "536365",
                        "17850",
                        LocalDateTime.parse("2010-12-01T08:26"),
                        List.of(new Line(1, "85123A", 6, 255), new Line(2, "71053", 1, 340)))),
                file.history().purchases());
    }

    @Test
    void a_packed_file_is_the_same_as_an_unpacked_one_and_another_content_is_another() throws IOException {
        String text = HEADING + "1,A,a,1,2010-12-01T08:26:00,2.55,7,UK\n";
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(read(text), OnlineRetailFile.read(packed, 2));
        assertNotEquals(
                read(text).hash(),
                read(text + "2,A,a,1,2010-12-01T08:26:00,2.55,7,UK\n").hash());
    }

    @Test
    void a_missing_column_and_a_wrong_line_are_named() {
        assertRefused("no column CustomerID", "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n");
        assertRefused("line 2", HEADING + "1,A,a,many,2010-12-01T08:26:00,2.55,7,UK\n");
        assertRefused("line 3", HEADING + "1,A,a,1,2010-12-01T08:26:00,2.55,7,UK\n1,A,a,1,yesterday,2.55,7,UK\n");
        assertRefused("line 2", HEADING + "1,A\n");
    }

    @Test
    void a_file_that_is_not_there_is_no_failure_of_ours() {
        assertThrows(PlatformException.class, () -> OnlineRetailFile.read(folder.resolve("nothing"), 2));
    }

    private void assertRefused(String reason, String text) {
        String message = assertThrows(PlatformException.class, () -> read(text)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    private OnlineRetailFile read(String text) {
        try {
            return OnlineRetailFile.read(Files.writeString(folder.resolve("file.csv"), text), 2);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
