package olp.cashback.accruals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import olp.cashback.CashbackTest;
import olp.cashback.Loyalty.Bought;
import olp.platform.testing.EventFiles;
import olp.platform.testing.KafkaProbe;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/events} go in as they stand, and what comes out is as its example says. */
@QuarkusTest
class AccruedEventTest extends CashbackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GYM = "0199a4c1-7d20-7a11-9f0e-2b6c4d8e1a01";
    private static final String CARD = "9904171358202916";
    private static final String ACCOUNT = "0199a4c2-11b4-7d54-b6e5-708192a3c404";

    @Test
    void the_examples_that_are_consumed_lead_to_the_example_that_is_published() throws JsonProcessingException {
        post(Map.of("code", "cashback-5", "percent", "5.0", "when", "partner.id == '" + GYM + "'"))
                .statusCode(201);
        loyalty.tells("loyalty.partners", "program", "loyalty.program-changed.v1");
        loyalty.tells("loyalty.partners", GYM, "loyalty.partner-joined.v1");
        loyalty.tells("loyalty.partners", GYM, "loyalty.partner-changed.v1");
        loyalty.tells("loyalty.members", CARD, "loyalty.card-issued.v1");
        loyalty.tells("loyalty.purchases", ACCOUNT, "loyalty.purchase-recorded.v1");

        var event = kafka.await("cashback.wallets", CashbackAccrued.TYPE, each -> ACCOUNT.equals(each.key()));
        assertEquals(List.of(), EventFiles.faults(CashbackAccrued.TYPE, event.value()));
        assertEquals(JSON.readTree(EventFiles.example(CashbackAccrued.TYPE)), JSON.readTree(event.value()));
        assertEquals("/cashback", KafkaProbe.header(event, "ce_source"));
        assertEquals("0199b0de-8a7c-7c3e-a1b2-3c4d5e6f7081", KafkaProbe.header(event, "ce_subject"));
    }

    @Test
    void when_several_pay_each_part_names_its_own() throws JsonProcessingException {
        var gym = partnerWith("5");
        var bank = UUID.randomUUID();
        var second = rule(gym, "2.5");
        second.put("fundedBy", bank);
        post(second).statusCode(201);
        var aiko = loyalty.member();
        loyalty.records(Bought.by(aiko, gym, 10_000));

        var event = kafka.await(
                "cashback.wallets",
                CashbackAccrued.TYPE,
                each -> aiko.account().toString().equals(each.key()));
        assertEquals(List.of(), EventFiles.faults(CashbackAccrued.TYPE, event.value()));
        var published = JSON.readTree(event.value());
        assertEquals(750, published.path("amount").asInt());
        assertEquals(true, published.path("fundedBy").isMissingNode());
        assertEquals(
                Set.of(gym.toString(), bank.toString()),
                Set.copyOf(published.path("because").findValuesAsText("fundedBy")));
    }
}
