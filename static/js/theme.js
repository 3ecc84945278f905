// Light or dark as the reader chose, kept in this browser alone. In <head>: it holds before anything is drawn.
(() => {
  const themes = ["auto", "light", "dark"], page = document, find = (name) => page.querySelector(name);
  let theme;

  const take = (chosen) => {
    page.documentElement.dataset.theme = theme = themes.includes(chosen) ? chosen : "auto";
    find(".theme b")?.replaceChildren(theme);
  };
  const offer = () => {
    if (!find(".theme")) find(".masthead__in")?.insertAdjacentHTML("beforeend",
      '<button class="theme"><span class="visually-hidden">Colours: </span><b></b></button>');
    take(theme);
  };

  try { take(localStorage.theme); } catch { take(); } // it may be forbidden
  page.addEventListener("DOMContentLoaded", offer);
  page.addEventListener("htmx:historyRestore", offer);
  page.addEventListener("click", (event) => {
    if (!event.target.closest(".theme")) return;
    take(themes[(themes.indexOf(theme) + 1) % 3]);
    try { localStorage.theme = theme; } catch {}
  });
})();
