package dev.weir.scenario;

/** What a revision of an alert says about how bad it is. */
record Told(String stage, String severity, int risk) {

    static final Told TENTATIVE_21 = new Told("tentative", "low", 21);
    static final Told ARMED_47 = new Told("armed", "medium", 47);
    static final Told TASK_47 = new Told("task_created", "medium", 47);
    static final Told TASK_63 = new Told("task_created", "high", 63);
    static final Told TASK_73 = new Told("task_created", "high", 73);
    static final Told RUN_63 = new Told("at_run", "high", 63);
    static final Told RUN_73 = new Told("at_run", "high", 73);
    static final Told JOB_99 = new Told("at_job", "critical", 99);

    @Override
    public String toString() {
        return stage + "/" + severity + "/" + risk;
    }
}
