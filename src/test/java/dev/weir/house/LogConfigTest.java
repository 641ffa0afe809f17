package dev.weir.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogConfigTest {
    private static final String LOG_FILE = "log.file";

    @TempDir Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(LOG_FILE);
    }

    @Test
    void a_broker_that_is_away_is_a_line_a_minute_and_other_warnings_stay() throws IOException {
        Path file = folder.resolve("weir.log");
        System.setProperty(LOG_FILE, file.toString());
        LoggerContext context =
                Configurator.initialize(
                        "test", null, Path.of("flink-conf/log4j.properties").toUri());
        for (int i = 0; i < 500; i++) {
            context.getLogger("org.apache.kafka.clients.NetworkClient").warn("not available");
            context.getLogger("org.apache.kafka.clients.Metadata").warn("another");
        }
        context.stop();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).filteredOn(line -> line.contains("not available")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.contains("another")).hasSize(500);
    }
}
