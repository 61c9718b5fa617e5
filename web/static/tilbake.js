/* What makes pages quicker with script; every page works without it. Texts come from the page's data attributes. */
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  /* One submit per form: the second press of an impatient thumb does nothing. */
  function guardDoubleSubmit(event) {
    const form = event.target;
    if (event.defaultPrevented || form.method === "get") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    /* An answer that leaves the page standing (a download, a lost network) must not leave the form dead. */
    setTimeout(() => release(form), 8000);
  }

  function release(form) {
    delete form.dataset.sent;
    all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
  }

  /* Drafts: two seconds after the last key, the whole form goes to its draft address. */
  function autosave(form) {
    const status = form.querySelector("[data-autosave-status]");
    const say = (text) => { if (status) status.textContent = text; };
    let timer;
    async function save() {
      if (form.dataset.sent) return;
      const body = new FormData(form);
      for (const [name, value] of [...body]) if (value instanceof File) body.delete(name); // a draft keeps no file
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST", body, credentials: "same-origin", redirect: "error",
          headers: { "X-Requested-With": "autosave" },
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        say(`${status?.dataset.saved ?? ""} ${clock}`);
        document.dispatchEvent(new Event("tilbake:alive"));
      } catch {
        say(status?.dataset.failed ?? "");
      }
    }
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 2000); });
    form.addEventListener("submit", () => clearTimeout(timer));
  }

  /* A calendar beside the text field; the text stays the truth. */
  function datePicker(box) {
    const text = box.querySelector("input");
    const native = document.createElement("input");
    if (!text || text.readOnly || text.disabled || !native.showPicker) return;
    native.type = "date";
    native.tabIndex = -1;
    native.className = "tb-date__native";
    native.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ds-button";
    button.dataset.variant = "tertiary";
    button.textContent = box.dataset.datePicker;
    button.addEventListener("click", () => {
      const [, day, month, year] = text.value.trim().match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/) ?? [];
      native.value = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
      native.showPicker();
    });
    native.addEventListener("change", () => {
      if (!native.value) return;
      text.value = native.value.split("-").reverse().join(".");
      text.dispatchEvent(new Event("input", { bubbles: true }));
      text.focus();
    });
    box.append(button, native);
  }

  function counter(line) {
    const area = document.getElementById(line.dataset.counterFor);
    if (!area) return;
    const show = () => {
      const left = Number(line.dataset.limit) - area.value.length;
      line.textContent = `${Math.abs(left)} ${left < 0 ? line.dataset.over : line.dataset.left}`;
      line.dataset.state = left < 0 ? "over" : "within";
      line.hidden = left > 200;
    };
    area.addEventListener("input", show);
    show();
  }

  /* data-shown-when="graded=yes|partly": shown while the named field has one of the values. */
  function shownWhen(part) {
    const [name, wanted = ""] = part.dataset.shownWhen.split("=");
    const form = part.closest("form");
    if (!form) return;
    const values = wanted.split("|");
    const show = () => { part.hidden = !new FormData(form).getAll(name).some((value) => values.includes(value)); };
    form.addEventListener("change", show);
    show();
  }

  /* A heading is shown with the first of its questions; it listens after them, so that they have settled. */
  function hidesWithQuestions(section) {
    const form = section.closest("form");
    if (!form) return;
    all("[data-without-script]", section).forEach((line) => { line.hidden = true; });
    const show = () => { section.hidden = all("[data-shown-when]", section).every((part) => part.hidden); };
    form.addEventListener("change", show);
    show();
  }

  /* Two minutes before the session ends: a sentence and a button; any draft saved or page piece fetched counts as life. */
  function sessionWarning(box) {
    const warnAfter = Math.max(Number(box.dataset.sessionSeconds) - 120, 10) * 1000;
    let timer;
    const restart = () => { box.hidden = true; clearTimeout(timer); timer = setTimeout(() => { box.hidden = false; }, warnAfter); };
    box.querySelector("[data-session-stay]").addEventListener("click", async () => {
      const answer = await fetch(box.dataset.sessionPing || location.href, { credentials: "same-origin", cache: "no-store" }).catch(() => null);
      if (answer?.ok && !answer.redirected) restart();
      else location.reload();
    });
    ["tilbake:alive", "htmx:afterRequest"].forEach((name) => document.addEventListener(name, restart));
    restart();
  }

  /* The sticky line on a phone is quiet while the thing it points to is on the screen. */
  function stickyLine(line) {
    const target = document.getElementById(line.dataset.stickyFor);
    if (!target || !("IntersectionObserver" in window)) return;
    new IntersectionObserver(([seen]) => { line.dataset.away = seen.isIntersecting ? "no" : "yes"; }).observe(target);
  }

  function enhance(root) {
    all("form[data-autosave]", root).forEach(autosave);
    all("[data-date-picker]", root).forEach(datePicker);
    all("[data-counter-for]", root).forEach(counter);
    all("[data-shown-when]", root).forEach(shownWhen);
    all("[data-hides-with-questions]", root).forEach(hidesWithQuestions);
    all("[data-session-seconds]", root).forEach(sessionWarning);
    all("[data-sticky-for]", root).forEach(stickyLine);
    all("[data-print]", root).forEach((button) => { button.hidden = false; button.addEventListener("click", () => window.print()); });
    all("[data-focus]", root).forEach((part) => part.focus());
  }

  document.addEventListener("submit", guardDoubleSubmit);
  window.addEventListener("pageshow", (event) => { if (event.persisted) all("form[data-sent]").forEach(release); });
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) enhance(event.target); });
  enhance(document);
})();
