// Adds to the start of a session what one page for every reader cannot say: the reader's own time, and how long is left.
(() => {
  const language = document.documentElement.lang;
  const note = (time, kind, text) => {
    // A page that htmx keeps for the back button holds its notes already.
    if (time.dataset[kind]) return;
    time.dataset[kind] = "noted";
    const span = document.createElement("span");
    span.className = kind === "ownTime" ? "own-time" : kind;
    span.textContent = text;
    time.after(" ", span);
  };

  const ownTime = (time) => {
    const inOwn = (format) =>
      new Intl.DateTimeFormat(language, {...format, hour: "2-digit", minute: "2-digit"}).format(new Date(time.dateTime));
    // A timetable has a column for it, where it takes the place of UTC.
    const head = time.closest("table")?.querySelector("[data-own-time]");
    if (head) {
      head.textContent = "Your time";
      time.textContent = inOwn({weekday: "short"});
    } else note(time, "ownTime", `(your time: ${inOwn({day: "numeric", month: "short", timeZoneName: "short"})})`);
  };

  const left = (time) => {
    const dayOnly = time.dateTime.length === 10;
    const start = new Date(dayOnly ? `${time.dateTime}T00:00` : time.dateTime);
    const now = dayOnly ? new Date().setHours(0, 0, 0, 0) : Date.now();
    const minutes = Math.round((start - now) / 60000);
    if (minutes < 0) return;
    const [count, unit] =
      minutes >= 2880 || dayOnly ? [Math.round(minutes / 1440), "day"]
        : minutes >= 120 ? [Math.floor(minutes / 60), "hour"]
          : [minutes, "minute"];
    note(time, "countdown", new Intl.RelativeTimeFormat(language, {numeric: "auto"}).format(count, unit));
  };

  // Each stands right after the time, so what is added last stands first.
  const addTo = (part) => {
    part.querySelectorAll("[data-countdown] time").forEach(left);
    part.querySelectorAll("time.start").forEach(ownTime);
  };
  addTo(document);
  document.addEventListener("htmx:load", (event) => addTo(event.target));
})();
