// Reading a sample: what is selected in a sentence becomes the words to mark; Enter marks them.
(() => {
    const fieldOf = (excerpt, name) => excerpt.querySelector(`[name$="-${name}"]`);

    const grow = (drawn) => {
        drawn.rows = 1;
        drawn.rows = Math.max(1, Math.round(drawn.scrollHeight / parseFloat(getComputedStyle(drawn).lineHeight)));
    };

    const take = (drawn) => {
        const excerpt = drawn.closest(".excerpt");
        const words = excerpt.querySelector('[name$="-words"]');
        const [start, end] = [drawn.selectionStart, drawn.selectionEnd];
        if (!words || start === end) return;
        words.value = drawn.value.slice(start, end);
        const place = fieldOf(excerpt, "start");
        // The server counts whole characters, a browser counts halves of the rare ones.
        place.value = [...drawn.value.slice(0, start)].length;
        place.disabled = false;
        excerpt.classList.add("marking-now");
    };

    for (const drawn of document.querySelectorAll(".drawn")) {
        grow(drawn);
        drawn.addEventListener("select", () => take(drawn));
        drawn.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" || drawn.selectionStart === drawn.selectionEnd) return;
            event.preventDefault();
            take(drawn);
            fieldOf(drawn.closest(".excerpt"), "right").focus();
        });
    }
    window.addEventListener("resize", () => document.querySelectorAll(".drawn").forEach(grow));

    const form = document.getElementById("sample");
    form.addEventListener("input", (event) => {
        if (event.target.name?.endsWith("-words")) fieldOf(event.target.closest(".excerpt"), "start").disabled = true;
    });
    // Enter in a field of an excerpt marks that excerpt, not the first of the page.
    form.addEventListener("keydown", (event) => {
        const button = event.target.closest(".marking")?.querySelector("[name=_mark]");
        if (event.key !== "Enter" || !button || event.target === button || event.isComposing) return;
        event.preventDefault();
        button.click();
    });
})();
