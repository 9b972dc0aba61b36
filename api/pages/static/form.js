// The form of suggestions: tidy addresses, sliders that tell their value, lists that shorten.
(() => {
  const language = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  for (const form of document.querySelectorAll("form[data-tidy]")) {
    form.addEventListener("formdata", ({ formData }) => {
      const kept = [...formData].filter(([name, value]) => {
        const field = form.elements[name];
        return value.trim() && value !== field?.dataset?.default;
      });
      for (const name of new Set(formData.keys())) formData.delete(name);
      for (const [name, value] of kept) formData.append(name, value.trim());
    });
  }

  for (const slider of document.querySelectorAll("input[type=range]")) {
    const output = slider.parentElement.querySelector("output");
    const tell = () => { output.value = numbers.format(slider.value); };
    slider.addEventListener("input", tell);
    tell();
  }

  for (const fold of document.querySelectorAll("details.fold")) {
    const count = fold.querySelector(":scope > summary > [data-count]");
    if (!count) continue;
    fold.addEventListener("change", () => {
      const ticked = fold.querySelectorAll("input:checked").length;
      count.textContent = numbers.format(ticked);
      count.hidden = ticked === 0;
    });
  }

  for (const narrow of document.querySelectorAll("[data-narrow]")) {
    const panel = document.getElementById(narrow.dataset.narrow);
    const items = [...panel.querySelectorAll("li")].map((item) => [item, plain(item.textContent)]);
    const field = narrow.querySelector("input");
    narrow.hidden = false;
    field.addEventListener("input", () => {
      const wanted = plain(field.value.trim());
      for (const [item, name] of items) item.hidden = !name.includes(wanted);
      for (const group of panel.querySelectorAll("fieldset")) {
        group.hidden = !group.querySelector("li:not([hidden])");
      }
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }
})();
