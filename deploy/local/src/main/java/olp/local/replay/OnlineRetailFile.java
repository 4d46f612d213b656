package olp.local.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import olp.local.PlatformException;
import olp.local.replay.model.History;
import olp.local.replay.model.Row;
import olp.local.replay.model.Sorting;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of line items in the Online Retail format: CSV in UTF-8, packed by gzip or not, with a heading and the columns
 * InvoiceNo, StockCode, Quantity, InvoiceDate ({@code 2010-12-01T08:26:00} or {@code 2010-12-01 08:26}), UnitPrice and
 * CustomerID.
 *
 * @param hash of what is in it, unpacked: SHA-256, hexadecimal
 * @param history what it says
 */
record OnlineRetailFile(String hash, History history) {

    private static final List<String> COLUMNS =
            List.of("InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss]");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * Reads all of it.
     *
     * @param decimals of the currency
     * @throws PlatformException when it cannot be read, with the line that is wrong
     */
    static OnlineRetailFile read(Path file, int decimals) {
        MessageDigest hash = sha256();
        Sorting sorting = new Sorting(decimals);
        try (InputStream unpacked = new DigestInputStream(open(file), hash);
                Reader text = new InputStreamReader(unpacked, StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(text)) {
            requireColumns(file, rows);
            for (CSVRecord record : rows) {
                sorting.take(row(file, record, rows.getCurrentLineNumber()));
            }
            unpacked.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new PlatformException("could not read %s: %s".formatted(file, e.getMessage()), e);
        }
        return new OnlineRetailFile(HexFormat.of().formatHex(hash.digest()), sorting.history());
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PlatformException("there is no file " + file);
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        raw.mark(2);
        boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return packed ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static void requireColumns(Path file, CSVParser rows) {
        for (String column : COLUMNS) {
            if (!rows.getHeaderNames().contains(column)) {
                throw new PlatformException(
                        "%s is not in the Online Retail format: it has no column %s (columns needed: %s)"
                                .formatted(file, column, String.join(", ", COLUMNS)));
            }
        }
    }

    private static Row row(Path file, CSVRecord record, long line) {
        try {
            return new Row(
                    record.get("InvoiceNo"),
                    record.get("StockCode"),
                    Integer.parseInt(record.get("Quantity")),
                    LocalDateTime.parse(record.get("InvoiceDate"), TIME),
                    new BigDecimal(record.get("UnitPrice")),
                    record.get("CustomerID").strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new PlatformException("line %d of %s is wrong: %s".formatted(line, file, e.getMessage()), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
