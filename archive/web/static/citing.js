// Cites the words a reader selects: a panel beside them, filled with the archive's own page of that citation.
"use strict";
const read = document.querySelector(".read[data-cite]");
if (read) {
  const WAIT = 350; // milliseconds a selection rests before the archive is asked
  const ADDED = ".n, .who, .ed"; // what the archive adds to the words of a text
  const panel = document.createElement("section");
  const status = document.createElement("p");
  let asked, timer, address, opener, style = "", form = "", isPressed = false, isHeld = false;

  panel.className = "panel citing";
  panel.setAttribute("role", "dialog");
  panel.tabIndex = -1;
  panel.hidden = true;
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.append(panel, status);

  // Where a letter or sign begins (0) or ends (1) within which a place is: half an emoji is cited as the whole.
  const edge = (words, at, side) => {
    const sign = Intl.Segmenter && new Intl.Segmenter().segment(words).containing(at);
    return sign && sign.index < at ? sign.index + side * sign.segment.length : at;
  };
  // The first and the last character selected, each told by its passage and how many characters of the passage, white
  // space left out, stand before it; null when nothing of the text is selected.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const before = new Map();
    const size = (words) => words.match(/[^ \t\r\n]/gu)?.length ?? 0;
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(ADDED) || !node.parentElement.closest(".p") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let first, last, all = 0;
    for (let node; (node = texts.nextNode()) && range.comparePoint(node, 0) <= 0;) {
      const passage = node.parentElement.closest(".p");
      const id = passage.dataset.passage ?? passage.id;
      const passed = before.get(id) ?? 0;
      if (range.comparePoint(node, node.length) >= 0) {
        const from = node === range.startContainer ? edge(node.data, range.startOffset, 0) : 0;
        const to = node === range.endContainer ? edge(node.data, range.endOffset, 1) : node.length;
        const inside = size(node.data.slice(from, to));
        const start = passed + size(node.data.slice(0, from));
        all += inside;
        if (inside) {
          first ??= `${id}:${start}`;
          last = `${id}:${start + inside}`;
        }
      }
      before.set(id, passed + size(node.data));
    }
    return first ? { first, last, all, range } : null;
  };
  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = true;
    status.textContent = address = "";
    if (hadFocus) opener?.focus();
    opener = null;
  };
  const place = (range) => {
    const box = range?.getBoundingClientRect();
    const high = panel.offsetHeight + 20;
    const isBelow = box && box.bottom + high < innerHeight;
    const isAbove = box && !isBelow && box.top > high;
    panel.classList.toggle("fixed", !isBelow && !isAbove);
    if (!isBelow && !isAbove) return;
    const room = document.documentElement.clientWidth - panel.offsetWidth - 16;
    panel.style.setProperty("--top", `${scrollY + (isBelow ? box.bottom + 10 : box.top - high + 10)}px`);
    panel.style.setProperty("--left", `${Math.max(16, Math.min(box.left, room))}px`);
  };
  const labelled = (name, id, control) => {
    const label = document.createElement("label");
    label.className = "label";
    label.htmlFor = control.id = id;
    label.textContent = name;
    const line = document.createElement("p");
    line.append(label, control);
    return line;
  };
  // One form at a time: the choice among them stands beside that of the style.
  const chooseForm = (chooser, sections) => {
    const choice = document.createElement("select");
    for (const section of sections) choice.append(new Option(section.querySelector("h2").textContent));
    const show = () => {
      form = choice.value;
      for (const [number, section] of sections.entries()) section.hidden = number !== choice.selectedIndex;
    };
    if ([...choice.options].some((one) => one.value === form)) choice.value = form;
    choice.addEventListener("change", show);
    chooser.append(labelled("As", "panel-form", choice));
    show();
  };
  const fill = (page) => {
    const found = page.querySelector("#citing") ?? page.querySelector("#main .head"); // the latter says why there is none
    found.querySelector(".eyebrow")?.remove();
    const heading = document.createElement("h2");
    const shut = document.createElement("button");
    heading.textContent = found.querySelector("h1").textContent;
    heading.id = "panel-name";
    shut.type = "button";
    shut.className = "shut quiet";
    shut.setAttribute("aria-label", "Close");
    shut.textContent = "×";
    shut.addEventListener("click", close);
    found.querySelector("h1").remove();
    panel.setAttribute("aria-labelledby", heading.id);
    panel.replaceChildren(heading, shut, ...found.childNodes);
    const chooser = panel.querySelector("form.choose");
    if (chooser) {
      chooser.querySelector("button").remove();
      const styles = chooser.elements.style;
      styles.id = "panel-style";
      styles.labels.length || chooser.querySelector("label").setAttribute("for", styles.id);
      styles.addEventListener("change", () => {
        style = styles.value;
        ask(address, "panel-style");
      });
      chooser.addEventListener("submit", (event) => event.preventDefault());
      chooseForm(chooser, [...panel.querySelectorAll("[data-form]")]);
    }
    for (const box of panel.querySelectorAll("[data-form] > :is(pre, .citation)")) {
      box.tabIndex = 0; // it scrolls
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", box.dataset.copy);
    }
    panel.dispatchEvent(new Event("added", { bubbles: true }));
  };
  const ask = async (url, focus, range) => {
    asked?.abort();
    asked = new AbortController();
    address = url;
    try {
      const answer = await fetch(`${url}${url.includes("?") ? "&" : "?"}${style && `style=${style}`}`, { signal: asked.signal });
      fill(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") close(); // no answer: the page goes on without the panel
      return;
    }
    panel.hidden = false;
    if (range || !focus || opener) place(range);
    if (focus) (document.getElementById(focus) ?? panel).focus();
    else status.textContent = `${panel.querySelector("h2").textContent}: press Tab for the citation, Escape to close it.`;
  };
  const offer = () => {
    clearTimeout(timer);
    if (isPressed || isHeld || panel.contains(document.activeElement)) return;
    timer = setTimeout(() => {
      const found = selected();
      if (!found) {
        if (!opener) close();
        return;
      }
      const { of, view, cite } = read.dataset;
      const url = `${cite}?${new URLSearchParams({ of, view, from: found.first, to: found.last, size: found.all })}`;
      if (url !== address) ask(url, "", found.range);
    }, WAIT);
  };

  document.addEventListener("selectionchange", offer);
  document.addEventListener("pointerdown", (event) => {
    isHeld = panel.contains(event.target);
    isPressed = !isHeld;
    if (!isHeld && opener) close();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => {
      isPressed = isHeld = false;
      offer();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    if (event.key === "Escape") close();
    else if (event.key === "Tab" && !event.shiftKey && !panel.contains(document.activeElement) && selected()) {
      (panel.querySelector("select") ?? panel).focus();
    } else return;
    event.preventDefault();
  });
  for (const link of document.querySelectorAll("a[data-panel]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      opener = link;
      ask(link.dataset.panel, "panel-style");
    });
  }
}
