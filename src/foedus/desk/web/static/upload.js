// Sends chosen files in pieces, each of which the server keeps; what broke off goes on where it was. Without it the form is sent whole.
"use strict";
(() => {
  const PIECE = 250000;
  const LONGEST = 15; // seconds between two tries
  const form = document.getElementById("upload");
  if (!form || !window.fetch || !window.sessionStorage) return;
  const field = document.getElementById("files");
  const list = document.getElementById("chosen");
  const told = document.getElementById("told");
  const drop = form.querySelector(".drop");
  const chosen = [];
  let ticket = form.elements.csrf.value;

  class Refusal extends Error {}
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  const megabytes = (n) => (n < 100000 ? Math.ceil(n / 1000) + " kB" : (n / 1e6).toFixed(1) + " MB");
  const made = (kind, words, name) => {
    const one = document.createElement(kind);
    one.textContent = words;
    if (name) one.className = name;
    return one;
  };

  // a restarted server takes forms of its new pages alone
  const renew = async () => {
    const page = new DOMParser().parseFromString(await (await fetch("/upload")).text(), "text/html");
    const fresh = page.querySelector("#upload input[name=csrf]");
    if (fresh) ticket = fresh.value;
  };

  // asks until the server answers; a refusal is an answer
  const ask = async (method, address, body, type) => {
    let renewed = false;
    for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST)) {
      const answer = await fetch(address, { method, body, headers: { "x-csrf": ticket, "content-type": type || "application/json" } }).catch(() => null);
      if (answer && answer.status === 401) location.assign("/login?next=/upload");
      if (answer && answer.status === 403 && !renewed) {
        renewed = true;
        await renew().catch(() => null);
        continue;
      }
      if (answer && answer.status < 500) {
        const said = await answer.json().catch(() => ({}));
        if (answer.ok) return said;
        throw new Refusal([said.title, said.remedy].filter(Boolean).join(" ") || "The server refused it.");
      }
      told.textContent = "The server does not answer. What it has is kept; trying again…";
      await pause(wait);
      told.textContent = "";
    }
  };

  // in the page's own store: which upload a file of this content was begun as
  const digest = async (file) => {
    if (!window.crypto || !crypto.subtle) return "";
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const MARK = "upload:";
  const place = (one) => MARK + JSON.stringify([one.file.name, one.file.size, one.sha || one.file.lastModified]);
  const begun = async (one) => {
    const key = sessionStorage.getItem(place(one));
    const found = key && (await ask("GET", "/api/uploads/" + key).catch(() => null));
    if (found) return found;
    const fresh = await ask("POST", "/api/uploads", JSON.stringify({ name: one.file.name, size: one.file.size }));
    sessionStorage.setItem(place(one), fresh.id);
    return fresh;
  };

  const send = async (one) => {
    one.sha = await digest(one.file);
    let upload = await begun(one);
    while (upload.received < one.file.size) {
      one.bar.value = upload.received;
      one.state.textContent = megabytes(upload.received) + " of " + megabytes(one.file.size);
      const piece = one.file.slice(upload.received, upload.received + PIECE);
      upload = await ask("PUT", "/api/uploads/" + upload.id + "?at=" + upload.received, piece, "application/octet-stream");
    }
    upload = await ask("POST", "/api/uploads/" + upload.id + "/finish", JSON.stringify(one.sha ? { sha256: one.sha } : {}));
    one.bar.value = one.file.size;
    one.state.textContent = "sent";
    return upload.id;
  };
  const tried = async (one) => {
    try {
      return await send(one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sessionStorage.removeItem(place(one)); // begun anew the next time
      one.row.append(made("p", error.message, "bad"));
      one.state.textContent = "not sent";
      return null;
    }
  };

  const add = (files) => {
    for (const file of files) {
      const row = made("li", "");
      const one = { file, row, bar: made("progress", ""), state: made("span", megabytes(file.size), "soft") };
      one.bar.max = file.size || 1;
      one.bar.value = 0;
      one.bar.setAttribute("aria-label", file.name);
      row.append(made("bdi", file.name, "file"), one.state, one.bar);
      if (file.size > +form.dataset.largest || !file.size) {
        row.append(made("p", file.size ? "This is larger than what is taken." : "This is empty.", "bad"));
      } else {
        chosen.push(one);
      }
      list.append(row);
    }
    list.hidden = !list.firstChild;
    field.required = !chosen.length;
  };

  const submit = async () => {
    const keys = [];
    for (const one of chosen) {
      const key = await tried(one);
      if (key) keys.push(key);
    }
    if (!keys.length) return;
    const asked = { uploads: keys, published: form.elements.published.value, language: form.elements.language.value };
    const job = await ask("POST", "/api/jobs", JSON.stringify(asked));
    chosen.forEach((one) => sessionStorage.removeItem(place(one)));
    location.assign("/upload/jobs#job-" + job.id);
  };

  field.addEventListener("change", () => {
    chosen.length = 0;
    list.replaceChildren();
    add(field.files);
  });
  for (const [name, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", over);
      if (name === "drop") add(event.dataTransfer.files);
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    submit()
      .catch((error) => (told.textContent = error instanceof Refusal ? error.message : "This failed here. Load the page again."))
      .finally(() => (button.disabled = false));
  });

  form.querySelector(".scripted").hidden = false;
  const left = Object.keys(sessionStorage).filter((key) => key.startsWith(MARK)).map((key) => JSON.parse(key.slice(MARK.length))[0]);
  if (left.length) {
    const note = document.getElementById("left");
    note.textContent = "Begun and not finished: " + left.join(", ") + ". Choose the same again, and they go on where they were.";
    note.hidden = false;
  }
})();
