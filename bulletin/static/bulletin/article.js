/* What helps to read an article and to pass it on: copying, reporting, reading aloud. Each button appears only where
   the browser can do it; without this file the page lacks nothing else. */
(() => {
  "use strict";

  const colophon = document.querySelector(".colophon");
  if (!colophon) return;
  const tool = (name) => colophon.querySelector(`[data-tool=${name}]`);
  const say = (words) => { colophon.querySelector("[data-said]").textContent = words; };
  const reveal = (need) => colophon.querySelectorAll(`[data-needs=${need}]`).forEach((item) => { item.hidden = false; });

  if (navigator.clipboard) {
    for (const button of colophon.querySelectorAll("[data-tool=copy]")) {
      const usual = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(document.getElementById(button.dataset.from).textContent.trim());
          button.textContent = button.dataset.done;
          say(button.dataset.done);
        } catch {
          getSelection().selectAllChildren(document.getElementById(button.dataset.from));
        }
        setTimeout(() => { button.textContent = usual; }, 2000);
      });
    }
  }

  // A passage that the reader marks goes with them to the page on which they say what is wrong with it.
  const LONGEST = 200;
  const text = document.querySelector(".text");
  const links = colophon.querySelectorAll("[data-report], .report-here");
  const address = links[0].getAttribute("href");
  const here = colophon.querySelector(".report-here");
  const blocks = [...text.children].filter((part) => part.matches("p, h2, ul") && !part.matches("[class]"));

  function marked() {
    const selection = getSelection();
    const words = selection.toString().trim();
    if (!words || words.includes("\n") || words.length > LONGEST || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const article = document.querySelector(".article");
    if (!article.contains(range.commonAncestorContainer) || colophon.contains(range.startContainer)) return null;
    const block = blocks.find((part) => part.contains(range.startContainer));
    const query = new URLSearchParams({ words });
    if (block) {
      const before = document.createRange();
      before.setStart(block, 0);
      before.setEnd(range.startContainer, range.startOffset);
      query.set("place", `p${blocks.indexOf(block) + 1}`);
      query.set("before", before.toString().slice(-12));
    }
    return { query, box: range.getBoundingClientRect() };
  }

  function follow() {
    const found = marked();
    for (const link of links) link.setAttribute("href", found ? `${address}?${found.query}` : address);
    here.hidden = !found;
    if (found) {
      here.style.top = `${window.scrollY + found.box.bottom + 6}px`;
      here.style.left = `${Math.max(8, Math.min(window.scrollX + found.box.right, document.documentElement.clientWidth - here.offsetWidth - 8))}px`;
    }
  }

  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(follow, 150);
  });

  const voice = window.speechSynthesis;
  if (!voice || !window.SpeechSynthesisUtterance) return;
  reveal("speech");
  const speak = tool("speak");
  const silence = tool("silence");
  const parts = [...document.querySelectorAll(".article-head h1, .article-head .deck, .text > :is(p, h2, ul)")]
    .filter((part) => !part.matches(".source, .print-address, .lost, .jump"));
  let at = -1;

  function show() {
    parts.forEach((part, index) => part.classList.toggle("spoken", index === at));
    speak.textContent = at < 0 ? speak.dataset.speak : voice.paused ? speak.dataset.resume : speak.dataset.pause;
    silence.hidden = at < 0;
  }

  // A paragraph at a time: browsers fall silent in the midst of a long text.
  function read(index) {
    at = index < parts.length ? index : -1;
    show();
    if (at < 0) return;
    const words = new SpeechSynthesisUtterance(parts[at].textContent);
    words.lang = "zh-CN";
    words.onend = () => { if (at === index) read(index + 1); };
    words.onerror = () => { if (at === index) stop(); };
    voice.speak(words);
  }

  function stop() {
    at = -1;
    voice.cancel();
    show();
  }

  speak.addEventListener("click", () => {
    if (at < 0) {
      voice.cancel();
      read(0);
    } else if (voice.paused) {
      voice.resume();
      show();
    } else {
      voice.pause();
      // Where pausing is not possible the browser goes on speaking: then it stops.
      setTimeout(() => (voice.paused ? show() : stop()), 250);
    }
  });
  silence.addEventListener("click", stop);
  window.addEventListener("pagehide", () => voice.cancel());
})();
