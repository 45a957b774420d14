// What scripts add to pages that work without them: sliders over days, and keys. Nothing here reads or makes markup.
"use strict";
(() => {
  const DAY = 86400000;
  const number = (day) => Math.round(Date.parse(day + "T00:00:00Z") / DAY);
  const named = (n) => new Date(n * DAY).toISOString().slice(0, 10);

  // a slider over days moves the field of a day that it stands for, and asks when it is let go
  const slide = (range) => {
    if (range.dataset.ready) return;
    const field = range.form && range.form.elements[range.dataset.for];
    if (!field) return;
    range.dataset.ready = "yes";
    range.min = number(range.dataset.first);
    range.max = number(range.dataset.last);
    range.value = field.value ? number(field.value) : range.max;
    range.setAttribute("aria-valuetext", named(+range.value));
    range.hidden = false;
    let wait = 0;
    range.addEventListener("input", () => {
      field.value = named(+range.value);
      range.setAttribute("aria-valuetext", field.value);
      clearTimeout(wait);
      wait = setTimeout(() => htmx.trigger(range.form, "ask"), 150);
    });
    field.addEventListener("change", () => {
      if (field.value) range.value = number(field.value);
      htmx.trigger(range.form, "ask");
    });
  };

  const ready = (root) => root.querySelectorAll("input.slide").forEach(slide);
  document.addEventListener("DOMContentLoaded", () => ready(document));
  document.addEventListener("htmx:load", (event) => ready(event.detail.elt));

  // "/" goes to the search; Escape closes what it found; the arrows walk through it
  document.addEventListener("keydown", (event) => {
    const find = document.getElementById("find");
    const found = document.getElementById("found");
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      find.focus();
      event.preventDefault();
    }
    if (!found || !found.firstElementChild || !find.form.contains(document.activeElement)) return;
    if (event.key === "Escape") {
      found.replaceChildren();
      find.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const stops = [find, ...found.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + step];
      if (next) next.focus();
      event.preventDefault();
    }
  });
  // what is found comes anew while one already walks through it: one stays at the same link, else goes back to the field
  let at = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    at = event.detail.target.id === "found" ? event.detail.target.querySelector("a:focus")?.href : null;
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (!at) return;
    const same = [...document.querySelectorAll("#found a")].find((link) => link.href === at);
    (same || document.getElementById("find")).focus();
  });
  document.addEventListener("click", (event) => {
    const form = document.querySelector("form.find");
    if (form && !form.contains(event.target)) document.getElementById("found").replaceChildren();
  });
})();
