// A field that suggests territories as one types (WAI-ARIA: editable combobox with a list).
// Choosing one sends its id in place of its name; without this script the name is sent.
(() => {
  const DELAY = 120;
  const LEAST = 2;

  for (const box of document.querySelectorAll("[data-combobox]")) {
    const input = box.querySelector("input");
    const list = box.querySelector("[role=listbox]");
    const status = box.querySelector("[role=status]");
    const { language, people, none, found } = box.dataset;
    const levels = JSON.parse(box.dataset.levels);
    const countries = new Intl.DisplayNames([language], { type: "region" });
    const numbers = new Intl.NumberFormat(language);
    const answers = new Map();
    const chosen = document.createElement("input");
    let waiting;
    let asking;
    let active = -1;

    chosen.type = "hidden";
    chosen.disabled = true;
    input.after(chosen);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    if (input.dataset.shown) keep(input.value, input.dataset.shown);

    function keep(id, name) {
      chosen.name = input.name || chosen.name;
      chosen.value = id;
      chosen.disabled = false;
      input.value = name;
      input.removeAttribute("name");
    }

    function release() {
      if (chosen.disabled) return;
      input.name = chosen.name;
      chosen.disabled = true;
    }

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function open(territories) {
      list.replaceChildren(...territories.map(option));
      status.textContent = territories.length
        ? found.replace("{count}", numbers.format(territories.length))
        : none;
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = territories.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
    }

    function option(territory, place) {
      const item = document.createElement("li");
      const name = document.createElement("span");
      const about = document.createElement("span");
      item.id = `${list.id}-${place}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.id = territory.id;
      item.dataset.name = `${territory.name}, ${countries.of(territory.country)}`;
      name.className = "combo__name";
      name.textContent = territory.name;
      about.className = "combo__about";
      about.textContent = [
        [territory.division, countries.of(territory.country)].filter(Boolean).join(", "),
        levels[territory.level],
        territory.population && people.replace("{count}", numbers.format(territory.population)),
      ].filter(Boolean).join(" · ");
      item.append(name, " ", about);
      return item;
    }

    function point(place) {
      const options = list.children;
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = (place + options.length) % options.length;
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    function choose(item) {
      keep(item.dataset.id, item.dataset.name);
      status.textContent = item.dataset.name;
      close();
    }

    async function ask(text) {
      asking?.abort();
      if (answers.has(text)) return open(answers.get(text));
      asking = new AbortController();
      try {
        const address = `/api/v1/territories?q=${encodeURIComponent(text)}`;
        const answer = await fetch(address, { signal: asking.signal });
        const territories = answer.ok ? await answer.json() : [];
        answers.set(text, territories);
        open(territories);
      } catch (problem) {
        if (problem.name !== "AbortError") close();
      }
    }

    input.addEventListener("input", () => {
      const text = input.value.trim();
      release();
      clearTimeout(waiting);
      asking?.abort();
      if (text.length < LEAST) return close();
      waiting = setTimeout(ask, DELAY, text);
    });

    input.addEventListener("keydown", (event) => {
      const shown = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (shown) point(event.key === "ArrowDown" ? active + 1 : Math.max(active, 0) - 1);
        else if (input.value.trim().length >= LEAST) ask(input.value.trim());
      } else if (event.key === "Enter" && shown && active >= 0) {
        event.preventDefault();
        choose(list.children[active]);
      } else if (event.key === "Escape" && shown) {
        event.preventDefault();
        close();
      }
    });

    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) choose(item);
      input.focus();
    });
    input.addEventListener("blur", close);
  }
})();
