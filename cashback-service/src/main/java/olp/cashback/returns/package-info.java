/** What is taken back of cashback when what earned it is returned. */
package olp.cashback.returns;
