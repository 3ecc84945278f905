// The text editor switches the browser's spell check off; whoever writes stories wants it on.
new MutationObserver(() => {
    for (const text of document.querySelectorAll(".tiptap:not([spellcheck=true])")) text.setAttribute("spellcheck", "true");
}).observe(document.documentElement, {subtree: true, childList: true, attributeFilter: ["spellcheck"]});
