/** What this service knows of the partners and of the programme, from loyalty's events. */
package olp.notification.partners;
