"use strict";
// What only a script can do; without it every page is whole.

// Copying the citation of a claim.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value.trim());
    const told = document.querySelector("[data-copied]");
    if (told) told.hidden = false;
  });
}
