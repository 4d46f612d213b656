package olp.local.seed;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Somebody who becomes a member.
 *
 * @param name as they write it in Latin letters
 * @param born ISO 8601 date
 * @param locale of their messages
 * @param timeZone of their messages
 */
record Person(String name, String born, String locale, String timeZone) {

    /** Everybody, always in this order. */
    static List<Person> everybody() {
        return Stream.of(
                        of(
                                "ja",
                                "Asia/Tokyo",
                                "Aiko Tanaka 1988-04-12",
                                "Haruto Sato 1975-11-03",
                                "Yui Nakamura 1999-01-27"),
                        of(
                                "ja",
                                "Asia/Tokyo",
                                "Ren Kobayashi 1992-08-19",
                                "Sakura Ito 1984-03-30",
                                "Daiki Mori 1969-07-08"),
                        of(
                                "nb",
                                "Europe/Oslo",
                                "Ingrid Haugen 1981-05-17",
                                "Lars Solberg 1990-12-02",
                                "Sigrid Dahl 1977-09-23"),
                        of(
                                "nb",
                                "Europe/Oslo",
                                "Magnus Berg 1996-02-14",
                                "Astrid Lunde 1963-06-01",
                                "Ola Fossum 1987-10-11"),
                        of(
                                "en",
                                "Europe/London",
                                "Grace Whitaker 1979-03-05",
                                "Oliver Hughes 1993-07-29",
                                "Amara Okafor 1986-11-16"),
                        of("en", "Europe/Dublin", "Niamh Byrne 1995-04-04", "Cormac Doyle 1972-08-25"),
                        of("en", "Europe/Berlin", "Lena Fischer 1989-01-09", "Jonas Weber 1983-12-20"),
                        of("en", "Europe/Paris", "Camille Laurent 1991-06-13", "Mathieu Girard 1978-02-28"),
                        of("en", "Europe/Madrid", "Lucía Ortega 1994-09-07", "Diego Navarro 1980-05-31"),
                        of("en", "Europe/Warsaw", "Zofia Kowalska 1997-03-18", "Piotr Wójcik 1974-10-22"),
                        of("en", "Europe/Stockholm", "Elin Lindqvist 1985-07-15", "Axel Nyström 1998-11-30"),
                        of("en", "America/New_York", "Maya Rodriguez 1990-02-03", "Ethan Brooks 1982-08-08"),
                        of("en", "America/Sao_Paulo", "Beatriz Costa 1987-12-12"),
                        of("en", "Asia/Kolkata", "Priya Raman 1992-05-24", "Arjun Mehta 1976-01-19"),
                        of("en", "Africa/Nairobi", "Wanjiru Kamau 1993-10-05"),
                        of("en", "Africa/Cairo", "Youssef Hassan 1988-06-27"),
                        of("en", "Asia/Seoul", "Jiwoo Park 1996-09-14"),
                        of("en", "Australia/Sydney", "Chloe Nguyen 1984-04-21"))
                .flatMap(List::stream)
                .toList();
    }

    /** An address that leads nowhere (RFC 2606). */
    String email() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    }

    private static List<Person> of(String locale, String timeZone, String... namesAndBirthdays) {
        return Stream.of(namesAndBirthdays)
                .map(text -> new Person(
                        text.substring(0, text.lastIndexOf(' ')),
                        text.substring(text.lastIndexOf(' ') + 1),
                        locale,
                        timeZone))
                .toList();
    }
}
