package dev.weir.detect.enableat;

import dev.weir.event.EndpointEvent;

/** Script blocks that PowerShell logs before it runs them. */
final class ScriptJudge implements Judge {

    @Override
    public Finding judge(EndpointEvent event) {
        String script = event.script();
        return script == null
                ? Finding.none("a script event without a script")
                : PowerShellText.judge(script);
    }
}
