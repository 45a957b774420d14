// The year of the network: a slider that asks for a frame, and a button that goes on year by year; where motion is not wanted, one step a press.
"use strict";
(() => {
  const player = document.querySelector(".player");
  if (!player || !player.closest("form")) return;
  const form = player.closest("form");
  const field = form.elements[player.dataset.field];
  const range = player.querySelector("input[type=range]");
  const button = player.querySelector("button");
  const output = player.querySelector("output");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const PACE = 900;
  let playing = false;
  let timer = 0;

  const named = () => { button.textContent = still.matches ? "Next year" : playing ? "Pause" : "Play"; };
  const show = (year) => {
    range.value = year;
    output.value = year;
    const rest = (field.value || "2000-07-01").slice(4);
    field.value = String(year).padStart(4, "0") + (rest === "-02-29" ? "-02-28" : rest);
  };
  const ask = () => htmx.trigger(form, "ask");
  const stop = () => {
    playing = false;
    clearTimeout(timer);
    button.setAttribute("aria-pressed", "false");
    named();
  };
  const step = () => {
    if (+range.value >= +range.max) return stop();
    show(+range.value + 1);
    ask();
  };

  button.addEventListener("click", () => {
    if (still.matches) return step();
    if (playing) return stop();
    playing = true;
    button.setAttribute("aria-pressed", "true");
    named();
    if (+range.value >= +range.max) show(+range.min);
    step();
  });
  // the next year is asked for when this one stands, so that a slow line only slows the play
  document.addEventListener("htmx:afterSettle", () => {
    clearTimeout(timer);
    if (playing) timer = setTimeout(step, PACE);
  });
  document.addEventListener("htmx:responseError", stop);
  document.addEventListener("htmx:sendError", stop);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); });
  still.addEventListener("change", stop);

  let wait = 0;
  range.addEventListener("input", (event) => {
    event.stopPropagation();
    stop();
    show(+range.value);
    clearTimeout(wait);
    wait = setTimeout(ask, 120);
  });
  range.addEventListener("change", (event) => event.stopPropagation());
  field.addEventListener("change", () => {
    stop();
    if (field.value) { range.value = +field.value.slice(0, 4); output.value = range.value; }
  });
  named();
  player.hidden = false;
})();
