package dev.weir.local.cluster;

/** What keeps the local cluster from working, in one line for the user. */
final class ClusterException extends RuntimeException {

    ClusterException(String message) {
        super(message);
    }
}
