package olp.notification.templates.model;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How a reader is used to seeing numbers, money and times.
 *
 * @param locale formats of this language and country
 * @param zone times are shown in it
 */
public record Style(Locale locale, ZoneId zone) {}
