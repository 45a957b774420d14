// Review by single keys, and marking other words for a correction. Every key presses a button or a link of the page.
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const here = document.getElementById("words");
  const text = document.querySelector(".passage .text");
  const show = () => { text.scrollTop += here.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3; };
  if (here && text) {
    show();
    document.fonts.ready.then(show);
  }

  // one decision at a time: what is sent is not sent again, and no key counts until the next page is there
  let gone = false;
  window.addEventListener("pageshow", () => { gone = false; });
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (gone) event.preventDefault();
    gone = true;
  });

  const shut = () => document.querySelectorAll("details.ask[open]").forEach((one) => { one.open = false; });
  const press = (button) => {
    button.click();
    const field = button.matches("summary") && button.parentElement.open && button.parentElement.querySelector("input:not([type=hidden])");
    if (field) field.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (gone || event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) {
      if (event.key === "Escape" && !at.closest(".find")) { at.blur(); shut(); }
      return;
    }
    if (event.key === "Escape" && document.querySelector("details.ask[open]")) { shut(); return; }
    const button = [...document.querySelectorAll("[data-keys]")].find((one) => one.dataset.keys.split(" ").includes(event.key));
    if (!button) return;
    event.preventDefault();
    press(button);
  });

  // words marked in the report become those that the correction rests on; characters are counted as the server counts them
  const start = document.getElementById("f-start");
  const end = document.getElementById("f-end");
  const body = text && text.querySelector(".body");
  if (!start || !body || !text.dataset.start) return;
  const count = (node, offset) => {
    const range = document.createRange();
    range.selectNodeContents(body);
    range.setEnd(node, offset);
    return +text.dataset.start + [...range.toString()].length;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!body.contains(range.startContainer) || !body.contains(range.endContainer)) return;
    start.value = count(range.startContainer, range.startOffset);
    end.value = count(range.endContainer, range.endOffset);
    document.getElementById("f-words").textContent = range.toString();
  });
})();
