"use strict";
(() => {
  const form = document.getElementById("filters");
  const words = [...document.querySelectorAll(".word")];
  const notes = new Map([...document.querySelectorAll(".note")].map((note) => [note.id, note]));
  const card = document.createElement("div");
  card.id = "card";
  card.hidden = true;
  card.setAttribute("aria-hidden", "true"); // what it shows is the description of the link already
  document.body.append(card);
  let pinned = null;

  const wordsOf = (id) => words.filter((word) => word.dataset.note === id);

  function show(word) {
    hide();
    const copies = [...notes.get(word.dataset.note).childNodes].map((node) => node.cloneNode(true));
    card.replaceChildren(...copies);
    card.className = notes.get(word.dataset.note).dataset.action;
    card.hidden = false;
    wordsOf(word.dataset.note).forEach((other) => other.classList.add("now"));
    const place = word.getClientRects()[0];
    const widest = document.documentElement.clientWidth - card.offsetWidth - 12;
    const below = place.bottom + 8 + card.offsetHeight <= window.innerHeight;
    const top = below || place.top < card.offsetHeight + 16 ? place.bottom + 8 : place.top - card.offsetHeight - 8;
    card.style.left = `${window.scrollX + Math.max(8, Math.min(place.left - 12, widest))}px`;
    card.style.top = `${window.scrollY + top}px`;
  }

  function hide() {
    card.hidden = true;
    words.forEach((word) => word.classList.remove("now"));
  }

  for (const word of words) {
    word.addEventListener("pointerenter", () => pinned || show(word));
    word.addEventListener("pointerleave", () => pinned || hide());
    word.addEventListener("focus", () => pinned || show(word));
    word.addEventListener("blur", () => pinned || hide());
    word.addEventListener("click", (event) => {
      event.preventDefault();
      const again = pinned === word;
      pinned = again ? null : word;
      if (again) hide();
      else show(word);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      pinned = null;
      hide();
    }
  });
  document.addEventListener("click", (event) => {
    if (pinned && !event.target.closest(".word, #card, .steps")) {
      pinned = null;
      hide();
    }
  });

  function filter() {
    const actions = [...form.querySelectorAll("[name=action]:checked")].map((box) => box.value);
    const kind = form.elements.kind.value;
    const least = Number(form.elements.confidence.value) / 100;
    form.querySelector("output").textContent = `${Math.round(least * 100)} %`;
    let shown = 0;
    for (const note of notes.values()) {
      const { action, confidence } = note.dataset;
      const fits = actions.includes(action) && (!kind || note.dataset.kind === kind) && Number(confidence) >= least;
      note.hidden = !fits;
      shown += fits;
    }
    for (const word of words) word.classList.toggle("off", notes.get(word.dataset.note).hidden);
    const brief = form.elements.brief.checked;
    document.body.classList.toggle("brief", brief);
    for (const row of document.querySelectorAll(".text tbody tr")) {
      row.classList.toggle("plain", !row.querySelector(".word:not(.off)"));
    }
    for (const file of document.querySelectorAll(".file")) {
      file.hidden = brief && !file.querySelector(".note:not([hidden])");
    }
    document.getElementById("shown").textContent = `${shown} of ${notes.size} shown`;
    pinned = null;
    hide();
  }

  function step(by) {
    const stops = words.filter((word) => word.id.startsWith("m") && !word.classList.contains("off"));
    if (!stops.length) return;
    const here = stops.findIndex((word) => pinned && word.dataset.note === pinned.dataset.note);
    const next = stops[here < 0 ? (by > 0 ? 0 : stops.length - 1) : (here + by + stops.length) % stops.length];
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
    pinned = next;
    show(next);
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelectorAll("[data-step]").forEach((button) => {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  });
  form.hidden = notes.size === 0;
  filter();
})();
