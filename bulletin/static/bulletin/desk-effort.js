// What work at this page takes: active seconds (a pause of more than a minute does not count), keys and clicks. They are
// added up for the issue; see articles/effort.py.
(() => {
    const PAUSE = 60_000;
    const EVERY = 30_000;
    const token = document.querySelector("#content-main [name=csrfmiddlewaretoken]");
    if (!token) return;
    const where = new URL("../effort/", location.href);
    let last = null;
    let spent = { milliseconds: 0, keystrokes: 0, clicks: 0 };

    const stir = (what) => {
        const now = performance.now();
        if (last !== null && now - last <= PAUSE) spent.milliseconds += now - last;
        last = now;
        if (what) spent[what] += 1;
    };

    const send = () => {
        const seconds = Math.floor(spent.milliseconds / 1000);
        if (!seconds && !spent.keystrokes && !spent.clicks) return;
        const report = new FormData();
        report.set("csrfmiddlewaretoken", token.value);
        report.set("seconds", seconds);
        report.set("keystrokes", spent.keystrokes);
        report.set("clicks", spent.clicks);
        if (!navigator.sendBeacon(where, report)) return;
        spent = { milliseconds: spent.milliseconds - seconds * 1000, keystrokes: 0, clicks: 0 };
    };

    document.addEventListener("keydown", (event) => event.repeat || stir("keystrokes"), true);
    document.addEventListener("pointerdown", () => stir("clicks"), true);
    document.addEventListener("scroll", () => stir(), { capture: true, passive: true });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send());
    window.addEventListener("pagehide", send);
    setInterval(send, EVERY);
})();
