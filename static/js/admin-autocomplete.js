// Enter takes the best match of a finished search only. While a search is under way the list still shows what came
// before, so Enter waits; it is caught on its way down, before select2 hears of it.
document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".select2-search__field")) return;
    const typed = event.target;
    if (typed.dataset.answered === typed.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
}, true);

document.addEventListener("input", (event) => {
    if (event.target.matches(".select2-search__field")) delete event.target.dataset.answered;
}, true);

// A search is over when the answer for what now stands in the field has been shown.
window.addEventListener("DOMContentLoaded", () => django.jQuery(document).on("ajaxSuccess", (_event, _request, settings) => {
    const address = new URL(settings.url, location.href);
    if (!address.pathname.endsWith("/autocomplete/")) return;
    const typed = document.activeElement;
    if (!typed?.matches(".select2-search__field")) return;
    const term = address.searchParams.get("term") ?? "";
    if (term === typed.value) typed.dataset.answered = term;
}));
