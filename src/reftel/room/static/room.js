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

// Searches that a reader keeps: in this browser only, since the room writes nothing.
const KEPT = "reftel.kept";
const list = document.querySelector("[data-kept]");
const keeper = document.querySelector("[data-keep]");

function showKept() {
  const searches = kept(KEPT).filter((one) => typeof one.address === "string" && one.address.startsWith("/search?"));
  list.hidden = searches.length === 0;
  list.querySelector("ul").replaceChildren(
    ...searches.map(({ name, address }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = address;
      link.textContent = name;
      const away = document.createElement("button");
      away.type = "button";
      away.className = "plain";
      away.textContent = "Forget";
      away.setAttribute("aria-label", `Forget ${name}`);
      away.addEventListener("click", () => {
        keep(KEPT, kept(KEPT).filter((one) => one.address !== address));
        showKept();
      });
      item.append(link, " ", away);
      return item;
    }),
  );
}

if (list && keeper) {
  showKept();
  const address = location.pathname + location.search;
  const asked = [...new URLSearchParams(location.search)].filter(([name, value]) => value && name !== "after" && name !== "sort");
  keeper.hidden = asked.length === 0;
  keeper.addEventListener("click", () => {
    const name = asked.map(([key, value]) => (key === "q" ? value : `${key}: ${value}`)).join(", ");
    keep(KEPT, [...kept(KEPT).filter((one) => one.address !== address), { name, address }]);
    showKept();
  });
}

// A paragraph on another part of a long cable: its place here leads there.
function turn() {
  const there = document.getElementById(location.hash.slice(1))?.closest(".elsewhere li");
  if (there) location.replace(there.firstElementChild.href);
}

addEventListener("hashchange", turn);
turn();

// Citations to the clipboard.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}

// What is wider than a phone begins where a reader looks: years at the last, the menu at the page's own entry.
for (const each of document.querySelectorAll("[data-from-end]")) each.scrollLeft = each.scrollWidth;
for (const each of document.querySelectorAll(".wide")) {
  const asked = each.querySelector("svg .middle, svg .asked"); // whom a drawing is around
  if (asked) each.scrollLeft = asked.getBoundingClientRect().left - each.getBoundingClientRect().left - each.clientWidth / 2;
}
const current = document.querySelector(".masthead [aria-current]");
if (current) current.closest("nav").scrollLeft = current.offsetLeft - innerWidth / 2;
