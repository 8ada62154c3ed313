// Completes words and names while somebody types in a search box: a combobox with a list, as in the ARIA Authoring Practices.
"use strict";
const WAIT = 150; // milliseconds without a key before the archive is asked
for (const [number, input] of document.querySelectorAll("input[data-suggest]").entries()) {
  const list = document.createElement("ul");
  const status = document.createElement("span");
  let asked, timer, active = -1;

  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = "Suggestions";
  list.hidden = true;
  status.className = "vh";
  status.role = "status";
  for (const [name, value] of [["role", "combobox"], ["autocomplete", "off"], ["aria-autocomplete", "list"],
    ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);
  input.form.append(list, status);

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const move = (step) => {
    const options = [...list.children];
    active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    input.setAttribute("aria-activedescendant", options[active].id);
  };
  const take = (option) => {
    input.value = option.dataset.query;
    close();
    input.focus();
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.role = "option";
      option.ariaSelected = "false";
      option.dataset.query = one.query;
      const words = document.createElement("span");
      words.dir = "auto";
      words.textContent = one.label;
      option.append(words);
      const said = [one.kind === "word" ? "" : one.kind, `${one.count.toLocaleString("en")} ${one.count === 1 ? "passage" : "passages"}`];
      const about = document.createElement("span");
      about.className = "num";
      about.textContent = said.filter(Boolean).join(", ");
      option.append(" ", about);
      return option;
    }));
    list.hidden = found.length === 0;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length ? `${found.length} ${found.length === 1 ? "suggestion" : "suggestions"}` : "";
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = new URL(input.dataset.suggest, location.href); // what narrows the search is in it already
      address.searchParams.set("q", input.value);
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok && document.activeElement === input) show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") close(); // no answer: the box goes on without suggestions
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.isComposing) return;
    if (!input.value.trim() || input.selectionStart < input.value.length) close();
    else timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && active >= 0) take(list.children[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  // The box keeps the focus while an option is pressed, so that the list is still there when the button comes up.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}
