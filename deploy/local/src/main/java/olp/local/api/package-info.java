/** The services' HTTP interfaces, as a terminal or an operator uses them. */
package olp.local.api;
