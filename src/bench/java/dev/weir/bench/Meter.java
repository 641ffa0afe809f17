package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What this process has used so far, and how much its Kafka consumers have read: their own figures,
 * so that a bare consumer and one inside Flink are measured alike.
 *
 * @param cpuNanos processor time of the whole process, garbage collector included, without the
 *     threads that compile: those are at rest in a job that has run for some minutes
 * @param compilerNanos processor time of those
 * @param wallNanos a clock
 * @param records read by all consumers of the process
 * @param bytes read by all consumers of the process
 * @param gcMillis spent collecting garbage
 */
record Meter(
        long cpuNanos,
        long compilerNanos,
        long wallNanos,
        long records,
        long bytes,
        long gcMillis) {
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
    private static final String CONSUMERS =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*";

    static Meter read() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long gc = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            gc += bean.getCollectionTime();
        }
        long compiler = Compiler.cpuNanos();
        return new Meter(
                system.getProcessCpuTime() - compiler,
                compiler,
                System.nanoTime(),
                recordsRead(),
                consumed("bytes-consumed-total"),
                gc);
    }

    private static long consumed(String attribute) {
        while (true) {
            try {
                double sum = 0;
                for (ObjectName name : BEANS.queryNames(new ObjectName(CONSUMERS), null)) {
                    if (name.getKeyProperty("topic") == null) {
                        sum += (Double) BEANS.getAttribute(name, attribute);
                    }
                }
                return (long) sum;
            } catch (InstanceNotFoundException | AttributeNotFoundException e) {
                // The client takes a bean away for a moment whenever it adds a figure to it.
                Thread.onSpinWait();
            } catch (JMException e) {
                throw new IllegalStateException("no figures of the consumers", e);
            }
        }
    }

    /** How many records the consumers of this process have read. */
    static long recordsRead() {
        return consumed("records-consumed-total");
    }

    /** How many consumers this process has. */
    static int consumers() {
        try {
            return BEANS.queryNames(new ObjectName(CONSUMERS), null).size();
        } catch (JMException e) {
            throw new IllegalStateException("no figures of the consumers", e);
        }
    }

    /** Waits until the consumers have read so much; returns what was used until then. */
    static Meter at(long records) throws InterruptedException {
        while (recordsRead() < records) {
            Thread.sleep(50);
        }
        return read();
    }
}
