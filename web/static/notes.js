/* Texts under a question: saved as one types, kept in this page's memory until they are, never in the browser's storage.
   Without script each text is sent with its button. Words come from data attributes; addresses from the forms. */
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const said = document.querySelector("[data-notes]")?.dataset ?? {};
  const tab = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const PAUSE = 700, LONGEST_WAIT = 15000, PATIENCE = 10000;
  const HEARD = [200, 409, 422];
  let count = 0, exit = 0;
  const notes = all("form[data-note]").map(note);

  function note(form) {
    const part = (selector) => form.querySelector(selector);
    const field = part("textarea"), status = part("[data-note-status]"), error = part("[data-note-error]");
    const other = part("[data-other]"), words = part("[data-words]"), share = part("[name=share]");
    let unsaved = false, sending = false, held = !other.hidden, unfit = false, timer = null, wait = 0, arrived = [];
    const say = (text) => { if (status.textContent !== text) status.textContent = text; };
    const settle = () => { const waiting = arrived; arrived = []; waiting.forEach((go) => go()); };

    function changed() {
      unsaved = true;
      unfit = false;
      exit += 1;
      later(PAUSE);
    }

    function later(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(save, milliseconds);
    }

    async function save(leaving = false) {
      clearTimeout(timer);
      if (!unsaved || held || (sending && !leaving)) return;
      sending = true;
      unsaved = false;
      const body = new FormData(form);
      body.delete("keep");
      body.set("tab", tab);
      body.set("count", String(count += 1));
      let answer = null, now = null;
      try {
        answer = await fetch(form.action, {
          method: "POST", body, credentials: "same-origin", redirect: "manual", keepalive: leaving,
          headers: { "X-Requested-With": "autosave" }, signal: AbortSignal.timeout?.(PATIENCE),
        });
        if (HEARD.includes(answer.status)) now = await answer.json();
      } catch {
        answer = null; /* the connection is away, perhaps in the middle of the answer: tried again below */
      }
      sending = false;
      if (answer?.status === 200) kept(now);
      else if (answer?.status === 409) overtaken(now);
      else if (answer?.status === 422) refused(now.sentence);
      else await again(answer);
    }

    function kept(now) {
      wait = 0;
      part("[name=revision]").value = now.revision;
      error.hidden = true;
      field.removeAttribute("aria-invalid");
      showWords(now);
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      const seen = !share ? "" : now.withheld ? said.withheld : now.shared ? said.shared : said.onlyYou;
      document.dispatchEvent(new Event("tilbake:alive"));
      if (unsaved) return later(PAUSE);
      say(`${said.saved} ${clock}${seen ? ` – ${seen}` : ""}`);
      settle();
    }

    function showWords(now) {
      const shown = now.words.length > 0 && (!share || share.checked);
      words.hidden = !shown;
      words.querySelector("[data-words-list]").textContent = now.words.join(", ");
      const marks = part("[name=health_words_shown]");
      if (marks && now.marks) marks.value = now.marks;
    }

    function overtaken(now) {
      held = unsaved = true;
      part("[name=revision]").value = now.revision;
      part("[name=other]").value = now.text;
      part("[data-other-text]").textContent = now.text;
      if (share) share.checked = now.shared;
      other.hidden = false;
      say(said.chosen);
      arrived = [];
      show(form);
    }

    function choose(which) {
      const theirs = part("[name=other]").value;
      if (which === "theirs") field.value = theirs;
      if (which === "both") field.value = `${theirs}\n\n${field.value}`;
      other.hidden = true;
      held = false;
      changed();
      save();
      field.focus();
    }

    function refused(sentence) {
      unsaved = unfit = true;
      error.textContent = sentence;
      error.hidden = false;
      field.setAttribute("aria-invalid", "true");
      say("");
      arrived = [];
      show(form);
    }

    async function again(answer) {
      unsaved = true;
      const out = answer && (answer.type === "opaqueredirect" || answer.status === 400) && !(await freshToken());
      say(out ? said.signedOut : said.waiting);
      wait = Math.min(wait ? wait * 2 : 1000, LONGEST_WAIT);
      later(wait);
    }

    field.addEventListener("input", changed);
    share?.addEventListener("change", () => { changed(); save(); });
    part("[name=health_words_kept]")?.addEventListener("change", () => { changed(); save(); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter?.name === "keep") return choose(event.submitter.value);
      if (share || !event.submitter) { changed(); return save(); }
      save();
      go(form, event.submitter);
    });
    all("[data-without-script]", form).forEach((line) => { line.hidden = true; });
    const skip = part("[data-skip]");
    const skipping = () => { if (skip) skip.hidden = field.value.trim() !== ""; };
    field.addEventListener("input", skipping);
    skipping();
    return {
      form,
      save,
      get isOpen() { return unsaved || sending; },
      get waitsForWriter() { return held || unfit; },
      saved: () => new Promise((go) => {
        if (!unsaved && !sending) return go();
        arrived.push(go);
        wait = 0;
        save();
      }),
    };
  }

  /* After signing in again in another tab the token of this page is an old one; the page itself has the new one. */
  async function freshToken() {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
      if (!answer.ok) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("[name=csrf_token]")?.value;
      if (!token) return false;
      all("[name=csrf_token]").forEach((input) => { input.value = token; });
      return true;
    } catch {
      return true; /* the connection is away, not the session */
    }
  }

  /* ---- one question at a time ---- */
  const cards = all("[data-card]");

  function go(form, button) {
    const at = cards.findIndex((card) => card.contains(form));
    if (button.dataset.end) return leave(button.dataset.end);
    const next = cards[at + (button.value === "back" ? -1 : 1)];
    if (!next) return leave(cards[at].querySelector("[data-end]")?.dataset.end);
    exit += 1;
    history.pushState({ card: next.id }, "", next.dataset.href);
    turnTo(next);
  }

  function turnTo(card) {
    cards.forEach((one) => { one.hidden = one !== card; });
    card.querySelector("h2").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  function show(form) {
    const card = cards.find((one) => one.contains(form));
    if (card?.hidden) turnTo(card);
  }

  async function leave(href) {
    const open = notes.filter((one) => one.isOpen), mine = (exit += 1);
    const stuck = open.find((one) => one.waitsForWriter);
    if (stuck) return turnTo(cards.find((card) => card.contains(stuck.form)));
    open.forEach((one) => { one.form.querySelector("[data-note-status]").textContent = said.leaving; });
    await Promise.all(open.map((one) => one.saved()));
    if (href && mine === exit) location.assign(href); /* not when the writer has gone on writing meanwhile */
  }

  const here = cards.find((card) => !card.hidden);
  if (here) history.replaceState({ card: here.id }, "", here.dataset.href);
  window.addEventListener("popstate", (event) => {
    const card = cards.find((one) => one.id === event.state?.card);
    if (card) turnTo(card);
  });
  all("[data-leave]").forEach((link) => link.addEventListener("click", (event) => {
    if (!notes.some((one) => one.isOpen)) return;
    event.preventDefault();
    leave(link.href);
  }));

  /* ---- nothing is lost on the way out ---- */
  window.addEventListener("online", () => notes.forEach((one) => one.save()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") notes.forEach((one) => one.save(true));
  });
  window.addEventListener("beforeunload", (event) => {
    if (notes.some((one) => one.isOpen)) event.preventDefault();
  });
})();
