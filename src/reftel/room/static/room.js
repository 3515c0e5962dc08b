"use strict";

// The room works without this. With it, an entry and its words light up together, and the reader's switches are kept.

// An entry and its words: each names the entry in data-of.
const lit = new Set();

function light(from) {
  for (const element of lit) element.classList.remove("lit");
  lit.clear();
  for (let at = from?.closest("[data-of]"); at; at = at.parentElement?.closest("[data-of]")) {
    for (const element of document.querySelectorAll(`[data-of="${CSS.escape(at.dataset.of)}"]`)) {
      element.classList.add("lit");
      lit.add(element);
    }
  }
}

document.addEventListener("pointerover", (event) => light(event.target));
document.addEventListener("focusin", (event) => light(event.target));
document.addEventListener("focusout", () => light(null));

// Registers that a reader has switched off stay so on the next cable.
const HIDDEN = "reftel.hidden";

function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // a browser that keeps nothing: the page works all the same
  }
}

const switches = [...document.querySelectorAll(".switches input")];
for (const each of switches) {
  each.checked = !kept(HIDDEN).includes(each.id);
  each.addEventListener("change", () => keep(HIDDEN, switches.filter((one) => !one.checked).map((one) => one.id)));
}
