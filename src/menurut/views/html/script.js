"use strict";
// Choosing an attribution: by click, by key, by button. Without this script the page still shows everything.
const keys = document.querySelector(".keys");
let chosen = null; // the card of the chosen attribution

const reading = (element) => element.closest(".reading");
const cards = (article) => [...article.querySelectorAll(".card")];
const card = (article, number) => article.querySelector(`.card[data-no="${number}"]`);
const visible = (article) => { const box = article.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };

function mark(article, number) {
  for (const piece of article.querySelectorAll(".on-c, .on-s, .on-q, .on-t")) piece.classList.remove("on-c", "on-s", "on-q", "on-t");
  if (!number) return null;
  let first = null;
  for (const role of "csqt") {
    for (const piece of article.querySelectorAll(`[data-a~="${role}${number}"]`)) {
      piece.classList.add(`on-${role}`);
      if (!first || piece.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) first = piece;
    }
  }
  return first;
}

// On a phone the card lies over the lower half of the text.
const hidden = (piece) => { const box = piece.getBoundingClientRect(); return box.top < 0 || box.bottom > innerHeight * (innerHeight < innerWidth ? .9 : .5); };

function choose(next, scroll) {
  if (chosen) { chosen.classList.remove("on"); mark(reading(chosen), 0); }
  chosen = next;
  if (next) {
    next.classList.add("on");
    const first = mark(reading(next), next.dataset.no);
    next.focus({ preventScroll: true });
    const panel = next.closest(".panel");
    panel.scrollTop += next.getBoundingClientRect().top - panel.getBoundingClientRect().top - 40;
    if (first && (scroll || hidden(first))) first.scrollIntoView({ block: innerHeight < innerWidth ? "center" : "start" });
  }
  for (const button of keys.querySelectorAll("button")) button.disabled = !target(button.dataset.go) && button.dataset.go !== "none";
  keys.hidden = !next;
}

function target(way) {
  if (!chosen) {
    const article = [...document.querySelectorAll(".reading")].find(visible);
    return article && (way === "next" || way === "previous") ? cards(article).at(way === "next" ? 0 : -1) : null;
  }
  const article = reading(chosen), all = cards(article), at = all.indexOf(chosen);
  if (way === "next") return all[at + 1] || null;
  if (way === "previous") return all[at - 1] || null;
  if (way === "deeper") return all.find((other) => other.dataset.parent === chosen.dataset.no) || null;
  return chosen.dataset.parent ? card(article, chosen.dataset.parent) : null;
}

function go(way) {
  if (way === "none") return choose(null);
  const next = target(way);
  if (next) choose(next, true);
}

function wayOf(event) {
  const plain = { j: "next", k: "previous", d: "deeper", u: "up", Escape: "none" }[event.key];
  if (plain || !chosen) return plain;
  const back = reading(chosen).dataset.dir === "rtl";
  return { ArrowRight: back ? "previous" : "next", ArrowLeft: back ? "next" : "previous", ArrowDown: "deeper", ArrowUp: "up" }[event.key];
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const way = wayOf(event);
  if (!way) return;
  event.preventDefault();
  go(way);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-go]");
  if (button) return go(button.dataset.go);
  const number = event.target.closest("a.no");
  if (number) { event.preventDefault(); return choose(card(reading(number), number.dataset.no), false); }
  const inCard = event.target.closest(".card");
  if (inCard) return inCard === chosen ? null : choose(inCard, true);
  const piece = event.target.closest("[data-a]");
  if (!piece) return null;
  // The innermost content under the pointer; else whatever the words are the source or the cue of.
  const tokens = piece.dataset.a.split(" "), contents = tokens.filter((token) => token[0] === "c"), others = tokens.filter((token) => token[0] !== "c");
  return choose(card(reading(piece), (others.at(-1) || contents.at(-1)).slice(1)), false);
});

// A link to one attribution (page.html#d1-3) opens with it chosen.
function fromAddress() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.classList.contains("card")) choose(named, true);
}
addEventListener("hashchange", fromAddress);
fromAddress();
