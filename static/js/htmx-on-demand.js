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

  // What a reader shares or keeps is the page shown, not the one this began with.
  const nameAddress = () => {
    const part = document.querySelector("[data-canonical]");
    if (part) document.querySelector("link[rel=canonical]").href = part.dataset.canonical;
  };
  ["htmx:afterSettle", "htmx:historyRestore"].forEach((change) => document.addEventListener(change, nameAddress));
})();
