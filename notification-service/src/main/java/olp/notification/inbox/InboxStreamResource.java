package olp.notification.inbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.UUID;
import olp.platform.web.Caller;
import olp.platform.web.Problem;
import olp.platform.web.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;

/** A member's messages as they come, as server-sent events. */
@Path("/v1/inbox/stream")
@RolesAllowed(Role.OF_MEMBER)
class InboxStreamResource {
    private final Messages messages;
    private final Streams streams;
    private final Caller caller;
    private final Duration heartbeat;

    InboxStreamResource(
            Messages messages,
            Streams streams,
            Caller caller,
            @ConfigProperty(name = "olp.inbox.heartbeat") Duration heartbeat) {
        this.messages = messages;
        this.streams = streams;
        this.caller = caller;
        this.heartbeat = heartbeat;
    }

    /**
     * The messages that come from now on, or after the one that {@code Last-Event-ID} names (all, if the inbox has no such
     * message): event {@code message}, the message's id as the event's, the message as data. Comments in between show that the stream is alive.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Message.class)))
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") String lastSeen, @Context Sse sse) {
        var member = caller.member();
        return start(member, lastSeen).onItem().transformToMulti(number -> {
            var told = streams.after(member, number).map(message -> event(sse, message));
            var beats = Multi.createFrom()
                    .ticks()
                    .startingAfter(heartbeat)
                    .every(heartbeat)
                    .onOverflow()
                    .drop()
                    .map(beat -> sse.newEventBuilder().comment("alive").build());
            // The first comment sends the headers, so that the client knows that it is heard.
            return Multi.createBy()
                    .merging()
                    .streams(
                            Multi.createFrom()
                                    .item(sse.newEventBuilder().comment("open").build()),
                            told,
                            beats);
        });
    }

    private Uni<Long> start(UUID member, String lastSeen) {
        return lastSeen == null || lastSeen.isEmpty()
                ? messages.last(member)
                // Better told twice than not at all: after a message that is not there, everything is sent.
                : messages.number(member, id(lastSeen)).map(number -> number == null ? 0 : number);
    }

    private static UUID id(String lastSeen) {
        try {
            return UUID.fromString(lastSeen);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("Last-Event-ID", "is not the id of a message");
        }
    }

    private static OutboundSseEvent event(Sse sse, Message message) {
        return sse.newEventBuilder()
                .id(message.id().toString())
                .name("message")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Message.class, message)
                .build();
    }
}
