// Proposes what a speaker was on the day of the story, unless something has been typed there.
window.addEventListener("DOMContentLoaded", () => django.jQuery(document).on("select2:select", "[data-role-address]", async (event) => {
    const chosen = event.target, fields = chosen.form.elements;
    const role = fields[chosen.name.replace(/speaker$/, "role")];
    const isTyped = () => role.value && role.value !== role.dataset.proposed;
    if (isTyped()) return;
    const day = {speaker: chosen.value, grand_prix: fields.grand_prix?.value, article: fields.article?.value, day: fields.published_at_0?.value};
    const known = Object.entries(day).filter(([, value]) => value);
    const answer = await fetch(`${chosen.dataset.roleAddress}?${new URLSearchParams(known)}`);
    if (!answer.ok || isTyped()) return;
    role.value = role.dataset.proposed = (await answer.json()).role;
}));
