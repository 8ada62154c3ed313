// Moves each note that stands beside its passage down to the line of its mark, in the very frame that it is first painted in;
// without this it begins level with the passage.
"use strict";
let done = 0, free = -Infinity; // how many notes have their place for good, and where the last of these ends
const settle = (isAnew) => {
  const all = [...document.querySelectorAll(".beside:not(.beside *)")];
  if (isAnew) [done, free] = [0, -Infinity];
  const notes = all.slice(done);
  for (const note of notes) note.style.marginTop = note.style.visibility = "";
  if (!notes.length || getComputedStyle(notes[0]).float === "none") return;
  const moves = notes.map((note, number) => {
    const mark = document.getElementById(decodeURIComponent(note.querySelector(".mark")?.hash.slice(1) ?? ""));
    const box = note.getBoundingClientRect();
    const line = (mark ? mark.getBoundingClientRect().top : box.top) + scrollY;
    const start = Math.max((note.previousElementSibling?.getBoundingClientRect().top ?? box.top) + scrollY, free);
    const down = Math.max(0, line - start);
    if (number < notes.length - 1) [done, free] = [done + 1, start + down + box.height + 8]; // the last may not be whole yet
    return down;
  });
  const last = notes.at(-1); // its mark may not have come yet
  if (document.readyState === "loading" && !last.querySelector(".mark")) last.style.visibility = "hidden";
  for (const [number, down] of moves.entries()) if (down > 6) notes[number].style.marginTop = `${down}px`;
};
const arrive = () => {
  if (document.readyState !== "loading") return settle(true);
  settle(false);
  requestAnimationFrame(arrive);
};
arrive();
addEventListener("DOMContentLoaded", () => settle(true));
addEventListener("resize", () => settle(true));
// What is said of a phrase in focus goes away with Escape.
addEventListener("keydown", (event) => event.key === "Escape" && document.activeElement?.closest(".tip")?.blur());
