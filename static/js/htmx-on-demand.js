// Loads htmx once a reader points at something it serves, or comes to it by keyboard: before that it is only weight.
(() => {
  const address = document.currentScript.dataset.htmx;
  const signs = ["pointerover", "focusin"];

  const load = () => {
    const script = document.createElement("script");
    script.src = address;
    document.head.append(script);
  };

  const notice = (event) => {
    if (!event.target.closest("[hx-get]")) return;
    signs.forEach((sign) => document.removeEventListener(sign, notice));
    // htmx looks at the page when the page is complete; one that arrives earlier could miss that moment.
    if (document.readyState === "complete") load();
    else addEventListener("load", load);
  };

  signs.forEach((sign) => document.addEventListener(sign, notice));

  const on = (changes, act) => changes.forEach((change) => document.addEventListener(`htmx:${change}`, act));

  // What came is read out only from a place that was there before it, and the history may bring a page without one.
  const status = () => {
    const found = document.querySelector("body > [role=status]");
    if (found) return found;
    const made = document.createElement("p");
    made.role = "status";
    made.className = "visually-hidden";
    document.body.append(made);
    return made;
  };
  status();

  // What a reader shares or keeps is the page shown, not the one this began with.
  on(["afterSettle", "historyRestore"], () => {
    const part = document.querySelector("[data-canonical]");
    if (!part) return;
    document.querySelector("link[rel=canonical]").href = part.dataset.canonical;
    document.querySelector("meta[property='og:url']").content = part.dataset.canonical;
    status().textContent = document.title;
    // The link that was followed may have no place in the new part; its reader is not sent back to the top.
    if (document.activeElement === document.body) part.querySelector("[data-focus]")?.focus({ preventScroll: true });
  });

  // Arrow keys move through a list and change it at each step: what they come to waits for the button, or Enter.
  let byKey = false;
  addEventListener("keydown", () => (byKey = true), true);
  addEventListener("pointerdown", () => (byKey = false), true);
  addEventListener("change", (event) => byKey && event.target.closest("[hx-get]") && event.stopPropagation(), true);

  // Where the part did not come, the browser says why: it is a link like any other.
  on(["sendError", "timeout", "responseError"], (event) => location.assign(event.detail.pathInfo.finalRequestPath));

  // An entry of the history that htmx made, on a page where it is not loaded: its address alone says what to show.
  addEventListener("popstate", (event) => {
    if (event.state?.htmx && !window.htmx) location.reload();
  });
})();
