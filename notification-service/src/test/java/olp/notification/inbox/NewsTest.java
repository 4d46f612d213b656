package olp.notification.inbox;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import olp.notification.NotificationTest;
import olp.platform.testing.EventFiles;
import olp.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** From the events of the others to messages. */
@QuarkusTest
class NewsTest extends NotificationTest {
    @Test
    void each_kind_of_news_becomes_a_message() {
        var aiko = customer();
        var gym = partner("Iron Harbour Gym");
        tellPoints(aiko, gym, 14);
        inboxOf(1, aiko)
                .body("items[0].kind", equalTo("POINTS_EARNED"))
                .body("items[0].title", equalTo("You earned 14 points"))
                .body("items[0].text", containsString("Aiko Sato"))
                .body("items[0].text", containsString("Iron Harbour Gym"))
                .body("items[0].text", containsString("until November 21, 2029"))
                .body("items[0].read", equalTo(false))
                .body("items[0].about.points", equalTo(14))
                .body("items[0].about.partner", equalTo(gym.toString()))
                .body("items[0].about.purchase", equalTo("0199b0de-8a7c-7c3e-a1b2-3c4d5e6f7081"));

        publish(
                "cashback.wallets",
                aiko.account(),
                "cashback.accrued.v1",
                "account",
                quoted(aiko.account()),
                "partner",
                quoted(gym),
                "amount",
                "25000");
        inboxOf(2, aiko)
                .body("items[0].kind", equalTo("CASHBACK_CREDITED"))
                .body("items[0].title", equalTo("€250.00 cashback"))
                .body("items[0].about.amount", equalTo(25000))
                .body("items[0].about.currency", equalTo("EUR"));

        publish(
                "coalition.redemptions",
                aiko.account(),
                "coalition.entitlement-opened.v1",
                "account",
                quoted(aiko.account()),
                "partner",
                quoted(gym));
        inboxOf(3, aiko)
                .body("items[0].kind", equalTo("OFFER_OPENED"))
                .body("items[0].text", containsString("15 % off running shoes after a visit to the gym"))
                .body("items[0].about.offer", equalTo("0199a4c3-2c10-7e65-87f6-8192a3b4d505"));

        publish("loyalty.points", aiko.account(), "loyalty.tier-changed.v1", "account", quoted(aiko.account()));
        inboxOf(4, aiko)
                .body("items[0].kind", equalTo("TIER_CHANGED"))
                .body("items[0].title", equalTo("Your level is now Gold"))
                .body("items[0].text", containsString("10% off every purchase"))
                .body("items[0].about.to", equalTo("GOLD"))
                .body("next", equalTo(null));
    }

    @Test
    void an_event_that_comes_twice_is_told_once() {
        var aiko = customer();
        var gym = partner("Gym");
        var first = tellPoints(aiko, gym, 1);
        var again = EventFiles.example(
                "loyalty.points-earned.v1", "account", quoted(aiko.account()), "partner", quoted(gym));
        probe.publish(
                first, "loyalty.points", aiko.account().toString(), "/loyalty", "loyalty.points-earned.v1", again);
        tellPoints(aiko, gym, 2);
        inboxOf(2, aiko)
                .body("items[0].title", equalTo("You earned 2 points"))
                .body("items[1].title", equalTo("You earned 1 point"));
    }

    @Test
    void news_that_overtakes_its_partner_its_member_and_its_card_waits_for_all_of_them() {
        var aiko = Customer.unheardOf();
        var gym = UUID.randomUUID();
        untilSeen(tellPoints(aiko, gym, 5));
        waitsFor("account:" + aiko.account());
        tellCard(aiko);
        waitsFor("member:" + aiko.member());
        tellMember(aiko, "\"en\"", "\"Europe/Oslo\"");
        waitsFor("partner:" + gym);
        inbox(aiko).body("items", hasSize(0));
        tellPartner(gym, "Late Gym");
        inboxOf(1, aiko).body("items[0].text", containsString("Late Gym"));
        assertEquals(
                0,
                count(
                        "select count(*) from set_aside where key = $1",
                        aiko.account().toString()));
    }

    private void waitsFor(String what) {
        await().atMost(PATIENCE).until(() -> count("select count(*) from set_aside where awaits = $1", what) == 1);
    }

    @Test
    void a_bearer_cards_news_is_nobodys() {
        var stranger = Customer.unheardOf();
        probe.publish("loyalty.members", stranger.card(), "/loyalty", "loyalty.card-issued.v1", """
                {"number":"%s","kind":"BEARER","state":"ACTIVE","account":"%2$s","issuedAccount":"%2$s"}""".formatted(
                        stranger.card(), stranger.account()));
        untilSeen(tellPoints(stranger, partner("Gym"), 5));
        await().atMost(PATIENCE)
                .until(() -> count(
                                "select count(*) from set_aside where key = $1",
                                stranger.account().toString())
                        == 0);
    }

    @Test
    void members_read_in_their_own_language_and_zone_and_a_change_counts_from_then_on() {
        var aiko = Customer.unheardOf();
        tellMember(aiko, "\"ja\"", "\"Asia/Tokyo\"");
        tellCard(aiko);
        var gym = partner("Gym");
        tellPoints(aiko, gym, 14);
        inboxOf(1, aiko)
                .body("items[0].title", equalTo("14ポイントを獲得しました"))
                .body("items[0].text", containsString("2026年12月5日 19:15から"));

        untilSeen(publish(
                "loyalty.members",
                aiko.member(),
                "loyalty.member-updated.v1",
                "id",
                quoted(aiko.member()),
                "locale",
                "\"nb-NO\"",
                "timeZone",
                "\"Europe/Oslo\""));
        tellPoints(aiko, gym, 15);
        inboxOf(2, aiko)
                .body("items[0].title", equalTo("Du har fått 15 poeng"))
                .body("items[0].text", containsString("5. desember 2026, 11:15"))
                .body("items[1].title", equalTo("14ポイントを獲得しました"));
    }

    @Test
    void a_member_without_a_zone_reads_in_the_programmes() {
        untilSeen(publish("loyalty.partners", UUID.randomUUID(), "loyalty.program-changed.v1"));
        var aiko = Customer.unheardOf();
        tellMember(aiko, "null", "null");
        tellCard(aiko);
        tellPoints(aiko, partner("Gym"), 14);
        // 10:15 UTC in Oslo, where the example's programme is; English, as no language was named.
        inboxOf(1, aiko).body("items[0].text", containsString("December 5, 2026, 11:15"));
    }

    @Test
    void a_poisoned_event_stops_nobody_and_is_set_aside_with_the_reason() {
        var aiko = customer();
        var gym = partner("Gym");
        var unreadable = probe.publish(
                "loyalty.points", aiko.account().toString(), "/loyalty", "loyalty.points-earned.v1", "{\"points\":");
        var incomplete = probe.publish(
                "loyalty.points", aiko.account().toString(), "/loyalty", "loyalty.points-earned.v1", "{\"points\":1}");
        var noSuchCurrency = publish(
                "cashback.wallets",
                aiko.account(),
                "cashback.accrued.v1",
                "account",
                quoted(aiko.account()),
                "partner",
                quoted(gym),
                "currency",
                "\"EURO\"");
        var unstorable = publish(
                "coalition.redemptions",
                aiko.account(),
                "coalition.entitlement-opened.v1",
                "account",
                quoted(aiko.account()),
                "partner",
                quoted(gym),
                "title",
                "\"a\\u0000b\"");
        tellPoints(aiko, gym, 3);
        untilSeen(unreadable);
        untilSeen(incomplete);
        untilSeen(noSuchCurrency);
        untilSeen(unstorable);
        inboxOf(1, aiko).body("items[0].title", equalTo("You earned 3 points"));
        for (var dead : new UUID[] {unreadable, incomplete, noSuchCurrency, unstorable}) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> as(Tokens.operator())
                            .get("/v1/dead-letters?limit=200")
                            .then()
                            .statusCode(200)
                            .body("items.id", hasItem(dead.toString())));
        }
        probe.await(
                "loyalty.points.dlq",
                "notification.dead-letter.v1",
                each -> each.value().contains(incomplete.toString()));
    }

    @Test
    void an_erased_members_name_and_messages_are_gone_and_later_news_is_nobodys() {
        var aiko = customer();
        var gym = partner("Gym");
        tellPoints(aiko, gym, 3);
        inboxOf(1, aiko);
        publish("loyalty.members", aiko.member(), "loyalty.member-erased.v1", "id", quoted(aiko.member()));
        inboxOf(0, aiko);
        untilSeen(tellPoints(aiko, gym, 4));
        tellMember(aiko, "\"en\"", "\"Europe/Oslo\"");
        untilSeen(tellPoints(aiko, gym, 5));
        inbox(aiko).body("items", hasSize(0));
        assertEquals(1, count("select count(*) from member where id = $1 and erased and name is null", aiko.member()));
    }

    @Test
    void the_feedback_topic_has_watermarks() {
        probe.await(
                "notification.feedback",
                "notification.watermark.v1",
                each -> each.value().contains("acceptedBefore"));
    }
}
