/** What operators define and change: every change is a version, in force on all instances before it is answered. */
package olp.loyalty.definitions;
