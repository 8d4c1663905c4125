"use strict";

// The printed page beside its text. Without this script: a picture and links to the images.
// With it: tabs for raw text and page, and a page that can be zoomed, dragged and turned.

// Where a page of `width` × `height` pixels stands on a stage: how large, how turned, how far moved.
class View {
  constructor(stage, image) {
    Object.assign(this, { stage, image, scale: 1, angle: 0, x: 0, y: 0, width: 1, height: 1, fitted: "width" });
  }

  // Width and height on the stage, in its pixels.
  get box() {
    const [width, height] = [this.width * this.scale, this.height * this.scale];
    return this.angle % 180 ? [height, width] : [width, height];
  }

  get least() {
    const [width, height] = this.angle % 180 ? [this.height, this.width] : [this.width, this.height];
    return Math.min(this.stage.clientWidth / width, this.stage.clientHeight / height) / 2;
  }

  fit(how) {
    const [width, height] = this.angle % 180 ? [this.height, this.width] : [this.width, this.height];
    const across = this.stage.clientWidth / width;
    this.fitted = how;
    this.scale = how === "whole" ? Math.min(across, this.stage.clientHeight / height) : across;
    this.x = this.y = 0;
    this.draw();
  }

  // Zooms and keeps what is under the point (of the stage) where it is.
  zoom(factor, pointX = this.stage.clientWidth / 2, pointY = this.stage.clientHeight / 2) {
    const scale = Math.min(4, Math.max(this.least, this.scale * factor));
    const grown = scale / this.scale;
    this.x = pointX - (pointX - this.x) * grown;
    this.y = pointY - (pointY - this.y) * grown;
    this.scale = scale;
    this.fitted = "";
    this.draw();
  }

  move(byX, byY) {
    this.x += byX;
    this.y += byY;
    this.draw();
  }

  turn(degrees) {
    this.angle = (this.angle + degrees + 360) % 360;
    this.fit(this.fitted || "width");
  }

  draw() {
    const [width, height] = this.box;
    // A page narrower than the stage stands in its middle; a page lower than the stage begins at its top.
    const within = (at, size, room, rest) => (size <= room ? rest : Math.min(0, Math.max(room - size, at)));
    this.x = within(this.x, width, this.stage.clientWidth, (this.stage.clientWidth - width) / 2);
    this.y = within(this.y, height, this.stage.clientHeight, 0);
    // A turned image leaves its corner; this brings the corner back.
    const [backX, backY] = { 0: [0, 0], 90: [width, 0], 180: [width, height], 270: [0, height] }[this.angle];
    this.image.style.width = `${this.width}px`;
    this.image.style.height = `${this.height}px`;
    this.image.style.transform =
      `translate(${this.x + backX}px, ${this.y + backY}px) rotate(${this.angle}deg) scale(${this.scale})`;
    this.stage.dispatchEvent(new Event("drawn"));
  }
}

class Facsimile {
  constructor(section) {
    this.section = section;
    this.stage = section.querySelector(".facsimile-stage");
    this.pages = [...section.querySelectorAll(".facsimile-pages a")];
    this.own = section.querySelector(".facsimile-tools a");
    this.image = this.stage.querySelector("img");
    this.image.removeAttribute("loading");
    this.stage.replaceChildren(this.image);
    this.stage.classList.add("live");
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "group");
    this.view = new View(this.stage, this.image);
    for (const part of section.querySelectorAll(".facsimile-tools, .facsimile-keys")) part.hidden = false;
    this.listen();
    this.choose(this.pages.find((page) => page.hasAttribute("aria-current")) || this.pages[0]);
  }

  choose(page) {
    for (const other of this.pages) other.toggleAttribute("aria-current", false);
    page.setAttribute("aria-current", "true");
    this.page = page;
    this.own.href = page.href;
    this.stage.setAttribute("aria-label", page.dataset.alt);
    this.image.alt = page.dataset.alt;
    if (!this.image.src.endsWith(page.dataset.display)) this.image.src = page.dataset.display;
    this.view.width = Number(page.dataset.width);
    this.view.height = Number(page.dataset.height);
    this.view.angle = 0;
    this.view.fit("width");
  }

  step(by) {
    const page = this.pages[this.pages.indexOf(this.page) + by];
    if (page) this.choose(page);
  }

  // Where the smaller image would blur, the scan itself takes its place once it has come.
  sharpen() {
    const page = this.page;
    if (page.loading || this.image.src === page.href || !this.image.naturalWidth) return;
    if (this.view.width * this.view.scale * devicePixelRatio <= this.image.naturalWidth * 1.05) return;
    page.loading = new Image();
    page.loading.onload = () => {
      if (this.page === page) this.image.src = page.href;
      page.loading = null;
    };
    page.loading.onerror = () => {};
    page.loading.src = page.href;
  }

  listen() {
    const { stage, view } = this;
    const shown = this.section.querySelector("output");
    stage.addEventListener("drawn", () => {
      shown.textContent = `${Math.round(view.scale * 100)}%`;
      this.sharpen();
    });
    this.image.addEventListener("load", () => this.sharpen());
    for (const page of this.pages) {
      page.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.choose(page);
      });
    }
    const deeds = {
      smaller: () => view.zoom(1 / 1.25),
      larger: () => view.zoom(1.25),
      width: () => view.fit("width"),
      whole: () => view.fit("whole"),
      left: () => view.turn(-90),
      right: () => view.turn(90),
    };
    this.section.querySelector(".facsimile-tools").addEventListener("click", (event) => {
      deeds[event.target.closest("button")?.dataset.deed]?.();
    });
    stage.addEventListener("wheel", (event) => {
      event.preventDefault();
      const box = stage.getBoundingClientRect();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
      view.zoom(Math.exp((-event.deltaY * lines) / (event.ctrlKey ? 100 : 400)), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    stage.addEventListener("dblclick", () => view.fit(view.fitted === "width" ? "whole" : "width"));
    new ResizeObserver(() => (view.fitted ? view.fit(view.fitted) : view.draw())).observe(stage);
    this.listenToKeys(deeds);
    this.listenToFingers();
  }

  listenToKeys(deeds) {
    const { stage, view } = this;
    const keys = {
      "+": deeds.larger, "=": deeds.larger, "-": deeds.smaller, "0": deeds.width, "1": deeds.whole,
      r: deeds.right, R: deeds.left,
      ArrowLeft: () => view.move(60, 0), ArrowRight: () => view.move(-60, 0),
      ArrowUp: () => view.move(0, 60), ArrowDown: () => view.move(0, -60),
      PageUp: () => this.step(-1), PageDown: () => this.step(1),
    };
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    });
  }

  // One finger or the mouse drags, two pinch.
  listenToFingers() {
    const { stage, view } = this;
    const held = new Map();
    const middle = () => {
      const [one, other = one] = [...held.values()];
      return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart: Math.hypot(one.x - other.x, one.y - other.y) };
    };
    stage.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      stage.setPointerCapture(event.pointerId);
      held.set(event.pointerId, { x: event.clientX, y: event.clientY });
      stage.classList.add("held");
    });
    stage.addEventListener("pointermove", (event) => {
      if (!held.has(event.pointerId)) return;
      const before = middle();
      held.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const now = middle();
      view.move(now.x - before.x, now.y - before.y);
      const box = stage.getBoundingClientRect();
      if (held.size > 1 && before.apart) view.zoom(now.apart / before.apart, now.x - box.left, now.y - box.top);
    });
    const release = (event) => {
      held.delete(event.pointerId);
      stage.classList.toggle("held", held.size > 0);
    };
    stage.addEventListener("pointerup", release);
    stage.addEventListener("pointercancel", release);
  }
}

// Two panels under one row of tabs. Which one was open last is remembered while the window is.
function tabs(source, scan) {
  const row = document.createElement("div");
  row.className = "pane-tabs";
  row.setAttribute("role", "tablist");
  row.setAttribute("aria-label", scan.dataset.tabs);
  const panels = [source, scan];
  const buttons = panels.map((panel, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = at ? scan.dataset.scanTab : scan.dataset.sourceTab;
    button.id = `pane-tab-${at}`;
    button.setAttribute("role", "tab");
    panel.id ||= "source";
    button.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", button.id);
    button.addEventListener("click", () => open(at));
    row.append(button);
    return button;
  });
  function open(chosen) {
    buttons.forEach((button, at) => {
      button.setAttribute("aria-selected", String(at === chosen));
      button.tabIndex = at === chosen ? 0 : -1;
      panels[at].hidden = at !== chosen;
    });
    sessionStorage.setItem("source-tab", String(chosen));
  }
  row.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = 1 - buttons.findIndex((button) => button.getAttribute("aria-selected") === "true");
    open(other);
    buttons[other].focus();
  });
  source.before(row);
  open(sessionStorage.getItem("source-tab") === "1" ? 1 : 0);
}

const facsimile = document.getElementById("facsimile");
if (facsimile) {
  new Facsimile(facsimile);
  const source = facsimile.parentElement.querySelector(".source");
  if (source) tabs(source, facsimile);
}
