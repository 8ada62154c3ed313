// Adds to pages that are complete without it: buttons that copy citations and addresses, and the cited passage in view.
"use strict";
const copied = async (text) => {
  if (text.tagName === "PRE") return navigator.clipboard.writeText(text.textContent.trim());
  if (!("rich" in text.dataset)) return navigator.clipboard.writeText(text.textContent.trim().replace(/\s+/g, " "));
  const kinds = { "text/plain": text.innerText.trim(), "text/html": text.innerHTML.trim() };
  const blobs = Object.entries(kinds).map(([type, words]) => [type, new Blob([words], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
};
const offerCopies = (root) => {
  for (const text of navigator.clipboard ? root.querySelectorAll("[data-copy]") : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy quiet";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy " + text.dataset.copy);
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "copied";
    button.addEventListener("click", async () => {
      await copied(text);
      status.textContent = " Copied";
    });
    const label = text.closest("dd")?.previousElementSibling;
    if (label) label.append(" ", button, status);
    else text.after(button, status);
  }
};
offerCopies(document);
document.addEventListener("added", (event) => offerCopies(event.target));
const here = document.querySelector(".read mark.words") ?? document.querySelector(".read .p.here");
if (here && !location.hash) here.scrollIntoView({ block: "center" });
