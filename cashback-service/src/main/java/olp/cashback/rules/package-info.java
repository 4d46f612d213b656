/** The rules: the operator makes and changes them, purchases are rated by them. */
package olp.cashback.rules;
