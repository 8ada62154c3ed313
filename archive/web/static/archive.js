// Adds to pages that are complete without it: buttons that copy citations and addresses, and the cited passage in view.
"use strict";
if (navigator.clipboard) {
  for (const text of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy quiet";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy " + text.dataset.copy);
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "copied";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent.trim().replace(/\s+/g, " "));
      status.textContent = " Copied";
    });
    const label = text.closest("dd")?.previousElementSibling;
    if (label) label.append(" ", button, status);
    else text.after(button, status);
  }
}
const here = document.querySelector(".read .p.here");
if (here && !location.hash) here.scrollIntoView({ block: "center" });
