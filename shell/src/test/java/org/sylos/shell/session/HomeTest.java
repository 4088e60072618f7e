package org.sylos.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
    private static final Path USER = Path.of("/home/u");

    private static Home home(String system, Map<String, String> environment) {
        return new Home(environment, system, USER);
    }

    @Test
    void onLinuxTheXdgFoldersHold() {
        assertThat(home("Linux", Map.of()).data()).isEqualTo(USER.resolve(".local/share/sylos"));
        assertThat(home("Linux", Map.of()).state()).isEqualTo(USER.resolve(".local/state/sylos"));
        assertThat(home("Linux", Map.of("XDG_DATA_HOME", "/d")).data()).isEqualTo(Path.of("/d/sylos"));
        assertThat(home("Linux", Map.of("XDG_STATE_HOME", "/s")).state()).isEqualTo(Path.of("/s/sylos"));
        assertThat(home("Linux", Map.of("XDG_DATA_HOME", "relative")).data())
                .isEqualTo(USER.resolve(".local/share/sylos"));
        assertThat(home("Linux", Map.of("XDG_DATA_HOME", "")).data()).isEqualTo(USER.resolve(".local/share/sylos"));
    }

    /** Java takes it from the list of users, which need not know the user at all. */
    @Test
    void the_environment_says_where_the_user_is_at_home() {
        assertThat(home("Linux", Map.of("HOME", "/elsewhere")).data())
                .isEqualTo(Path.of("/elsewhere/.local/share/sylos"));
        assertThat(home("Mac OS X", Map.of("HOME", "/elsewhere")).data())
                .isEqualTo(Path.of("/elsewhere/Library/Application Support/sylos"));
        assertThat(home("Linux", Map.of("HOME", "")).state()).isEqualTo(USER.resolve(".local/state/sylos"));
        assertThat(home("Linux", Map.of("HOME", "here")).state()).isEqualTo(USER.resolve(".local/state/sylos"));
        assertThat(home("Windows 11", Map.of("HOME", "/elsewhere")).data())
                .isEqualTo(USER.resolve("AppData/Local/sylos"));
    }

    @Test
    void otherPlatformsHaveTheirOwn() {
        assertThat(home("Mac OS X", Map.of("XDG_DATA_HOME", "/d")).data())
                .isEqualTo(USER.resolve("Library/Application Support/sylos"));
        assertThat(home("Windows 11", Map.of("LOCALAPPDATA", "/local")).data()).isEqualTo(Path.of("/local/sylos"));
        assertThat(home("Windows 11", Map.of()).data()).isEqualTo(USER.resolve("AppData/Local/sylos"));
    }

    @Test
    void theUsersChoiceWins() {
        assertThat(home("Linux", Map.of("SYLOS_HOME", "/mine", "XDG_DATA_HOME", "/d"))
                        .data())
                .isEqualTo(Path.of("/mine"));
    }
}
