package olp.local.replay;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import olp.local.api.Api;
import olp.local.api.AtOnce;
import olp.local.api.NameIds;

/** Makes the file's shop a partner and its customers members, under the same ids every time. */
final class Enrolment {

    private static final int AT_ONCE = 32;

    private final Api api;
    private final URI loyalty;
    private final NameIds ids;

    Enrolment(Api api, URI loyalty, NameIds ids) {
        this.api = api;
        this.loyalty = loyalty;
        this.ids = ids;
    }

    private record NewPartner(UUID id, String name, String category) {}

    private record NewMember(UUID id, String name, String locale) {}

    /** The partner at which the file's purchases were made. */
    void partner(UUID id, String operator) {
        String name = "Replayed shop " + id.toString().substring(0, 8);
        api.post(loyalty.resolve("/v1/partners"), operator, new NewPartner(id, name, "gifts"))
                .orRefuse("the partner");
    }

    /** A member for each customer. */
    Map<String, Member> members(List<String> customers, String terminal) {
        Map<String, Member> members = new HashMap<>();
        try (Bar bar = new Bar("members", customers.size(), "members")) {
            List<Member> enrolled = AtOnce.each(customers, AT_ONCE, customer -> {
                Member member = enrol(customer, terminal);
                bar.step();
                return member;
            });
            for (int i = 0; i < enrolled.size(); i++) {
                members.put(customers.get(i), enrolled.get(i));
            }
        }
        return members;
    }

    private Member enrol(String customer, String terminal) {
        UUID id = ids.of("member", customer);
        NewMember member = new NewMember(id, "Customer " + customer, "en");
        String card = api.post(loyalty.resolve("/v1/members"), terminal, member)
                .orRefuse("member " + customer)
                .path("card")
                .path("number")
                .asText();
        return new Member(id, card);
    }
}
