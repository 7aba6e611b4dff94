"use strict";
// Choosing an attribution without leaving the page: by click or key. Without this script the same links load the page anew.
const article = document.querySelector(".reading");
const panel = document.getElementById("focus");
const hint = panel.querySelector(".hint") ? panel.innerHTML : "";
let asked = 0; // only the answer to the last question counts
article.classList.add("live");

const chosen = () => panel.querySelector("[data-focus]");

function mark(number) {
  for (const role of "csqt") {
    for (const piece of article.querySelectorAll(`.on-${role}`)) piece.classList.remove(`on-${role}`);
    if (number) for (const piece of article.querySelectorAll(`[data-a~="${role}${number}"]`)) piece.classList.add(`on-${role}`);
  }
}

// Whether nothing of the one in focus stands in the part of a long text that is shown.
const elsewhere = () => article.dataset.parts > 1 && !(chosen().dataset.number in JSON.parse(article.dataset.ids));

function show(id) {
  for (const sign of article.querySelectorAll(".sign[aria-current]")) sign.removeAttribute("aria-current");
  const focus = chosen();
  mark(focus ? focus.dataset.number : 0);
  const sign = id && document.getElementById(`a-${id}`);
  if (sign) sign.setAttribute("aria-current", "true");
  const first = sign || (focus && article.querySelector(`.text [data-a~="s${focus.dataset.number}"], .text [data-a~="q${focus.dataset.number}"]`));
  if (!first) return;
  const box = first.getBoundingClientRect(), low = matchMedia("(max-width: 56rem)").matches ? .45 : .85;
  if (box.top < 60 || box.bottom > innerHeight * low) first.scrollIntoView({ block: low < .5 ? "start" : "center" });
}

function keep(id) {
  const address = new URL(location.href);
  if (id) address.searchParams.set("at", id); else address.searchParams.delete("at");
  address.hash = "";
  history.replaceState(null, "", address);
}

async function choose(id) {
  const own = ++asked;
  const address = `/articles/${article.dataset.reading}/said/${encodeURIComponent(id)}`;
  try {
    const answer = await fetch(address, { headers: { "X-Fragment": "1", Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const words = await answer.text();
    if (own !== asked) return;
    panel.innerHTML = words;
    if (elsewhere()) throw new Error("in another part of the text");
    show(id);
    keep(id);
  } catch {
    location.assign(`?at=${encodeURIComponent(id)}#a-${id}`);
  }
}

function close() {
  asked += 1;
  if (!hint && article.dataset.parts < 2) {
    // Who came with one in focus has not got what is said where there is none, and how to go on from there.
    keep("");
    location.reload();
    return;
  }
  panel.innerHTML = hint;
  show("");
  keep("");
}

function go(way) {
  if (way === "none") return close();
  const link = panel.querySelector(`a[data-go="${way}"]`);
  return link && choose(link.dataset.at);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const way = { n: "next", p: "previous", d: "deeper", u: "up", Escape: "none" }[event.key];
  if (!way) return;
  event.preventDefault();
  go(way);
});

article.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("a[data-go=none]")) {
    event.preventDefault();
    close();
    return;
  }
  const link = event.target.closest("a[data-at]");
  if (link) {
    event.preventDefault();
    choose(link.dataset.at);
    return;
  }
  const piece = event.target.closest(".text [data-a]");
  if (!piece || String(getSelection())) return;
  // The innermost content under the pointer; else whatever the words are the source or the cue of.
  const tokens = piece.dataset.a.split(" "), contents = tokens.filter((token) => token[0] === "c");
  const number = (contents.at(-1) || tokens.at(-1)).slice(1);
  const id = JSON.parse(article.dataset.ids)[number];
  if (id) choose(id);
});
