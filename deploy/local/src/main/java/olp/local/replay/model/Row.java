package olp.local.replay.model;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A line of the file.
 *
 * @param invoice begins with C when it is a return and with A when it is an adjustment
 * @param sku the article's code
 * @param quantity pieces; negative in returns
 * @param at local time of the shop
 * @param unitPrice in the currency's major unit, with any number of decimals
 * @param customer empty when unknown
 */
public record Row(String invoice, String sku, int quantity, LocalDateTime at, BigDecimal unitPrice, String customer) {}
