package olp.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final List<List<String>> batches = new ArrayList<>();
    private final List<UniEmitter<? super List<String>>> atWork = new ArrayList<>();
    private final Lanes<String, String> lanes = new Lanes<>(1, 2, 10, Duration.ZERO, batch -> {
        batches.add(batch);
        return Uni.createFrom().emitter(atWork::add);
    });

    @Test
    void what_arrives_while_a_batch_is_at_work_is_the_next_one() {
        var first = submit("a");
        var second = submit("b");
        var third = submit("c");
        atWork.getFirst().complete(List.of("A"));
        assertEquals("A", first.join());
        assertFalse(second.isDone());
        atWork.get(1).complete(List.of("B", "C"));
        assertEquals(List.of(List.of("a"), List.of("b", "c")), batches);
        assertEquals(List.of("B", "C"), List.of(second.join(), third.join()));
    }

    @Test
    void beyond_the_places_a_request_is_told_to_come_back() {
        submit("at work");
        submit("a");
        submit("b");
        var refused = assertThrows(CompletionException.class, submit("c")::join);
        assertEquals(503, ((Problem) refused.getCause()).body().get("status"));
    }

    @Test
    void those_that_are_bounded_elsewhere_take_no_place_and_are_not_refused() {
        submit("at work");
        for (int i = 0; i < 5; i++) {
            assertFalse(lanes.submitInAnyCase("lane", "any")
                    .subscribeAsCompletionStage()
                    .isDone());
        }
        assertFalse(submit("a").isDone());
        assertFalse(submit("b").isDone());
        assertFalse(lanes.submitInAnyCase("lane", "any")
                .subscribeAsCompletionStage()
                .isDone());
        assertEquals(8, lanes.size());
        assertThrows(CompletionException.class, submit("c")::join);
    }

    @Test
    void few_do_not_wait_for_ever_beside_a_lane_that_is_always_full() {
        var several = new Lanes<Integer, String>(2, 1_000, 1_000, Duration.ZERO, batch -> {
            batches.add(batch.stream().map(String::valueOf).toList());
            return Uni.createFrom().emitter(atWork::add);
        });
        several.submit(0, 0).subscribeAsCompletionStage();
        several.submit(1, 1).subscribeAsCompletionStage();
        for (int i = 0; i < 100; i++) {
            several.submit(0, 2).subscribeAsCompletionStage();
        }
        atWork.getFirst().complete(List.of("0"));
        assertEquals("1", batches.getLast().getFirst());
        assertEquals(101, batches.getLast().size());
    }

    @Test
    void few_of_several_lanes_are_one_batch_and_not_too_soon_after_the_one_before() {
        var apart = Duration.ofMillis(200);
        var begun = new CopyOnWriteArrayList<Long>();
        var several = new Lanes<Integer, String>(2, 10, 10, apart, batch -> {
            begun.add(System.nanoTime());
            return Uni.createFrom().item(batch.stream().map(String::valueOf).toList());
        });
        assertEquals("1", several.submit(1, 1).subscribeAsCompletionStage().join());
        var rest = IntStream.range(2, 6)
                .mapToObj(key -> several.submit(key, key).subscribeAsCompletionStage())
                .toList();
        assertEquals(
                List.of("2", "3", "4", "5"),
                rest.stream().map(CompletableFuture::join).toList());
        assertEquals(2, begun.size());
        assertTrue(begun.get(1) - begun.get(0) > apart.minusMillis(1).toNanos());
    }

    @Test
    void each_request_is_answered_in_the_context_it_was_made_in() {
        var vertx = Vertx.vertx();
        try {
            submit("at work");
            // as two requests of one connection's thread
            var root = (ContextInternal) vertx.getOrCreateContext();
            List<Context> contexts = List.of(root.duplicate(), root.duplicate());
            var answeredIn = contexts.stream().map(this::submitIn).toList();
            atWork.getFirst().complete(List.of(""));
            atWork.get(1).complete(List.of("", ""));
            assertEquals(
                    contexts, answeredIn.stream().map(CompletableFuture::join).toList());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Submits a request there, and tells where it was answered. */
    private CompletableFuture<Context> submitIn(Context context) {
        var submitted = new CompletableFuture<Void>();
        var answered = new CompletableFuture<Context>();
        context.runOnContext(now -> {
            lanes.submit("lane", "any").subscribe().with(answer -> answered.complete(Vertx.currentContext()));
            submitted.complete(null);
        });
        submitted.join();
        return answered;
    }

    private CompletableFuture<String> submit(String request) {
        return lanes.submit("lane", request).subscribeAsCompletionStage();
    }
}
