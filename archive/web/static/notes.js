// Moves each note that stands beside its passage down to the line of its mark; without this it begins level with the passage.
"use strict";
const beside = [...document.querySelectorAll(".beside")];
const settle = () => {
  for (const note of beside) note.style.marginTop = "";
  if (!beside.length || getComputedStyle(beside[0]).float === "none") return;
  let free = -Infinity; // where the note before ends
  const moves = beside.map((note) => {
    const mark = document.getElementById(decodeURIComponent(note.querySelector(".mark")?.hash.slice(1) ?? ""));
    const box = note.getBoundingClientRect();
    const line = mark ? mark.getBoundingClientRect().top : box.top;
    const start = Math.max(note.previousElementSibling?.getBoundingClientRect().top ?? box.top, free);
    const down = Math.max(0, line - start);
    free = Math.max(start, start + down) + box.height + 8;
    return down;
  });
  for (const [number, down] of moves.entries()) if (down > 6) beside[number].style.marginTop = `${down}px`;
};
settle();
addEventListener("resize", settle);
// What is said of a phrase in focus goes away with Escape.
addEventListener("keydown", (event) => event.key === "Escape" && document.activeElement?.closest(".tip")?.blur());
