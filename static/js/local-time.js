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
    const date = new Date(time.dateTime);
    const format = {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short"};
    note(time, "ownTime", `(your time: ${new Intl.DateTimeFormat(language, format).format(date)})`);
  };

  // In a timetable the reader's own time takes the place of UTC.
  const ownClock = (time) => {
    const format = {weekday: "short", hour: "2-digit", minute: "2-digit"};
    time.textContent = new Intl.DateTimeFormat(language, format).format(new Date(time.dateTime));
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
    part.querySelectorAll("time.own-clock").forEach(ownClock);
    part.querySelectorAll("[data-own-zone]").forEach((head) => head.replaceChildren("Your time"));
  };
  addTo(document);
  document.addEventListener("htmx:load", (event) => addTo(event.target));
})();
