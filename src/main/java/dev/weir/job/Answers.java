package dev.weir.job;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What brokers answer of a topic, with a cause that a person can act on when they refuse. */
final class Answers {
    private Answers() {}

    /**
     * Waits for it.
     *
     * @throws IllegalStateException naming topic, servers and cause
     */
    static <T> T of(String topic, String servers, @Nullable KafkaFuture<T> asked) {
        try {
            return Objects.requireNonNull(asked).get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            String why =
                    cause instanceof TimeoutException
                            ? "no broker answers"
                            : cause instanceof UnknownTopicOrPartitionException
                                    ? "does not exist"
                                    : messages(cause);
            throw new IllegalStateException("topic " + topic + " at " + servers + ": " + why, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static boolean isCausedBy(Throwable wrong, Class<?> type) {
        return ExceptionUtils.findThrowable(wrong, type::isInstance).isPresent();
    }

    static String messages(Throwable wrong) {
        String message = String.valueOf(wrong.getMessage());
        return wrong.getCause() == null ? message : message + ": " + wrong.getCause().getMessage();
    }
}
