"use strict";
// The reader: words that are followed open beside the page (below it on a phone), in the report's text, which is moved
// there and back again, so that a place on the page is never lost. Without this script the links lead to the same text.
(() => {
  const reader = document.getElementById("reader");
  const slot = document.getElementById("reader-text");
  const name = document.getElementById("reader-name");
  const place = document.getElementById("reader-place");
  const source = document.getElementById("reader-source");
  const previous = document.getElementById("reader-previous");
  const next = document.getElementById("reader-next");
  let home = null; // where the text in the reader came from
  let link = null; // what was followed

  const pieces = (target) => [target, ...document.querySelectorAll(`[data-span="${target.id}"]`)];

  const light = (target) => {
    document.querySelectorAll(".lit").forEach((element) => element.classList.remove("lit"));
    if (target.closest(".text")) pieces(target).forEach((element) => element.classList.add("lit"));
  };

  const giveBack = () => {
    if (home) home.append(slot.firstElementChild);
    home = null;
  };

  const row = () => {
    const around = link && link.closest("[data-row]");
    return around ? [...around.querySelectorAll("a.opens")] : [];
  };

  // What was followed keeps its place on the screen, or comes out from under the reader.
  const stay = (element, top) => {
    const now = element.getBoundingClientRect();
    const wide = matchMedia("(min-width: 64rem)").matches;
    const room = wide ? innerHeight : reader.getBoundingClientRect().top;
    const wanted = top > 60 && top < room - 40 ? top : room / 2;
    scrollBy({ top: now.top - wanted, behavior: "instant" });
  };

  const open = (from) => {
    const target = document.getElementById(decodeURIComponent(from.getAttribute("href").slice(1)));
    const report = target && target.closest("article.report");
    if (!report) return false;
    const fold = from.closest("details");
    if (fold) fold.open = true;
    const top = from.getBoundingClientRect().top;
    if (link) link.classList.remove("followed");
    link = from;
    link.classList.add("followed");
    if (!slot.contains(report)) {
      giveBack();
      home = report.parentElement;
      slot.append(report);
    }
    reader.hidden = false;
    document.body.classList.add("reading");
    light(target);
    name.textContent = report.dataset.label;
    const paragraph = target.closest("[data-place]");
    source.textContent = paragraph ? paragraph.dataset.place : "";
    source.hidden = !paragraph;
    const all = row();
    const at = all.indexOf(link);
    place.textContent = all.length > 1 ? `${at + 1} of ${all.length}` : "";
    previous.disabled = at < 1;
    next.disabled = at < 0 || at + 1 >= all.length;
    slot.scrollTop = 0;
    if (target !== report) {
      const down = target.getBoundingClientRect().top - slot.getBoundingClientRect().top;
      slot.scrollTop = down - slot.clientHeight / 3;
    }
    if (!reader.contains(from)) stay(from, top);
    slot.focus({ preventScroll: true });
    return true;
  };

  const close = () => {
    giveBack();
    reader.hidden = true;
    document.body.classList.remove("reading");
    if (link) {
      link.classList.remove("followed");
      link.focus({ preventScroll: true });
    }
    link = null;
  };

  const step = (by) => {
    const all = row();
    const other = all[all.indexOf(link) + by];
    if (other) open(other);
  };

  const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  document.addEventListener("click", (event) => {
    const from = event.target.closest && event.target.closest('a[href^="#"]');
    if (from && plain(event) && open(from)) event.preventDefault();
    else if (from) reveal(from.getAttribute("href"));
  });
  previous.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  document.getElementById("reader-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (reader.hidden) return;
    if (event.key === "Escape") close();
    else if (reader.contains(event.target) && event.key === "ArrowLeft") step(-1);
    else if (reader.contains(event.target) && event.key === "ArrowRight") step(1);
  });

  const reveal = (hash) => {
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    light(target);
    return target;
  };
  const arrive = () => {
    const target = reveal(location.hash);
    if (target && target.closest(".text")) target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);
  arrive();
  addEventListener("beforeprint", () => {
    if (!reader.hidden) close();
    document.querySelectorAll("details").forEach((box) => { box.open = true; });
  });
})();
