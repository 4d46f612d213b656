package olp.local;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import olp.local.keys.Keys;
import olp.local.keys.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a token, valid for 24 hours, and nothing else:",
            "  token operator",
            "  token terminal partner=ID",
            "  token partner partner=ID",
            "  token member member=ID"
        })
final class TokenCommand implements Callable<Integer> {

    enum Role {
        OPERATOR,
        TERMINAL,
        PARTNER,
        MEMBER
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption option = new StateOption();

    @Parameters(index = "0", paramLabel = "ROLE", description = "operator, terminal, partner or member")
    private Role role;

    @Parameters(index = "1..*", paramLabel = "CLAIM", description = "partner=ID or member=ID, as the role needs")
    private List<String> claims = List.of();

    @Override
    public Integer call() {
        Keys keys = new Keys(option.state(Installation.find()).keys());
        if (!keys.present()) {
            throw new PlatformException("there are no keys yet to sign a token with: run ./dev up first");
        }
        Tokens tokens = new Tokens(keys);
        String token = switch (role) {
            case OPERATOR -> operator(tokens);
            case TERMINAL -> tokens.terminal(claim("partner"));
            case PARTNER -> tokens.partner(claim("partner"));
            case MEMBER -> tokens.member(claim("member"));
        };
        spec.commandLine().getOut().println(token);
        return 0;
    }

    private String operator(Tokens tokens) {
        if (!claims.isEmpty()) {
            throw wrong("an operator's token has no claim: " + claims.getFirst());
        }
        return tokens.operator();
    }

    private UUID claim(String name) {
        if (claims.size() != 1 || !claims.getFirst().startsWith(name + "=")) {
            throw wrong(
                    "a %s's token needs one claim, %s=ID".formatted(role.name().toLowerCase(Locale.ROOT), name));
        }
        String value = claims.getFirst().substring(name.length() + 1);
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw wrong(name + " is not a UUID: " + value);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
