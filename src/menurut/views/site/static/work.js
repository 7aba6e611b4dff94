"use strict";
// One key for each answer: whatever carries data-key is pressed by it. Without script the buttons do the same.
{
  const kept = "menurut-keys";
  const choice = document.querySelector("[data-keys]");
  if (choice) {
    choice.closest("[hidden]").hidden = false;
    choice.checked = localStorage.getItem(kept) !== "off";
    choice.addEventListener("change", () => localStorage.setItem(kept, choice.checked ? "on" : "off"));
  }
  const typing = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) return;
    if (choice && !choice.checked) return;
    const found = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
    if (!found) return;
    event.preventDefault();
    found.click();
  });
}
