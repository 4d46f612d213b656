/** Cards as loyalty-service tells of them: whose account a card belongs to now. */
package olp.cashback.cards;
