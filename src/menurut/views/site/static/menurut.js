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

// Files that are too many or too large are told before they are sent.
for (const input of document.querySelectorAll("input[type=file][data-together]")) {
  const told = input.closest("form").querySelector("[role=alert]");
  const { files: count, bytes, together } = input.dataset;
  input.addEventListener("change", () => {
    const sizes = [...input.files].map((each) => each.size);
    const fits = sizes.length <= count && sizes.every((each) => each <= bytes) && sizes.reduce((sum, each) => sum + each, 0) <= together;
    told.hidden = fits;
    input.setCustomValidity(fits ? "" : told.textContent);
  });
}

// Files are taken wherever on their field they are dropped: beside its button the browser would open them and leave the page.
for (const field of document.querySelectorAll(".drop")) {
  const input = field.querySelector("input[type=file]");
  field.addEventListener("dragover", (event) => event.preventDefault());
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
  });
}
