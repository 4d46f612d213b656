package olp.local.replay.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;

/** Shares work out to several who do it at the same time. */
public final class Lanes {

    private Lanes() {}

    private record Lane(int number, List<Integer> work) {}

    /**
     * Shares {@code work} out to at most {@code count} lanes of about the same length. All of one owner's is in one lane,
     * and each lane keeps the order of the whole.
     *
     * @return the lanes, none of them empty
     */
    public static <T> List<List<T>> of(List<T> work, int count, Function<T, ?> owner) {
        Map<Object, List<Integer>> owners = new LinkedHashMap<>();
        for (int i = 0; i < work.size(); i++) {
            owners.computeIfAbsent(owner.apply(work.get(i)), _ -> new ArrayList<>())
                    .add(i);
        }
        PriorityQueue<Lane> shortest = new PriorityQueue<>(
                Comparator.<Lane>comparingInt(lane -> lane.work().size()).thenComparingInt(Lane::number));
        for (int i = 0; i < count; i++) {
            shortest.add(new Lane(i, new ArrayList<>()));
        }
        owners.values().stream()
                .sorted(Comparator.<List<Integer>>comparingInt(List::size).reversed())
                .forEach(places -> {
                    Lane lane = shortest.remove();
                    lane.work().addAll(places);
                    shortest.add(lane);
                });
        return shortest.stream()
                .sorted(Comparator.comparingInt(Lane::number))
                .map(lane -> lane.work().stream().sorted().map(work::get).toList())
                .filter(lane -> !lane.isEmpty())
                .toList();
    }
}
