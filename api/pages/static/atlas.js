// A map that can be moved and enlarged; its numbered markers and the cards of the list answer
// each other. Without this script the map is a picture with links.
(() => {
  const REFERENCE = 720;
  const CLOSEST = 24;

  const lit = new Set();
  function light(key, on) {
    for (const one of document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) {
      one.classList.toggle("is-lit", on);
    }
    if (on) lit.add(key);
    else lit.delete(key);
  }
  for (const one of document.querySelectorAll("[data-key]")) {
    const { key } = one.dataset;
    one.addEventListener("pointerenter", () => light(key, true));
    one.addEventListener("pointerleave", () => light(key, false));
    one.addEventListener("focusin", () => light(key, true));
    one.addEventListener("focusout", () => light(key, false));
  }

  for (const atlas of document.querySelectorAll("[data-atlas]")) {
    const map = atlas.querySelector("svg.map");
    if (!map) continue;
    const bodies = map.querySelectorAll(".marker-body");
    const [, , widest] = map.dataset.world.split(" ").map(Number);
    const first = map.getAttribute("viewBox").split(" ").map(Number);
    const ratio = first[3] / first[2];
    const pointers = new Map();
    let view = [...first];
    let spread = 0;
    let moved = false;

    function show(x, y, width) {
      const most = Math.max(widest, first[2]);
      const kept = Math.min(Math.max(width, CLOSEST), most);
      const height = kept * ratio;
      const [, , worldWidth, worldHeight] = map.dataset.world.split(" ").map(Number);
      view = [
        clamp(x, Math.min(0, worldWidth - kept), Math.max(0, worldWidth - kept)),
        clamp(y, Math.min(0, worldHeight - height), Math.max(0, worldHeight - height)),
        kept,
        height,
      ];
      map.setAttribute("viewBox", view.map((each) => each.toFixed(2)).join(" "));
      const scale = (kept / Math.min(map.clientWidth || REFERENCE, REFERENCE)).toFixed(4);
      for (const body of bodies) body.setAttribute("transform", `scale(${scale})`);
    }
    const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

    function at(event) {
      const frame = map.getBoundingClientRect();
      return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
    }

    function zoom(factor, [across, down] = [0.5, 0.5]) {
      const [x, y, width, height] = view;
      const next = clamp(width * factor, CLOSEST, Math.max(widest, first[2]));
      show(x + (width - next) * across, y + (height - next * ratio) * down, next);
    }

    function move(right, down) {
      const [x, y, width] = view;
      show(x + right, y + down, width);
    }

    const tools = {
      in: () => zoom(1 / 1.6),
      out: () => zoom(1.6),
      all: () => show(...first),
    };
    for (const button of atlas.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", tools[button.dataset.zoom]);
    }
    for (const hidden of atlas.querySelectorAll(".atlas__tools, [data-how]")) hidden.hidden = false;
    atlas.classList.add("is-live");

    map.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(event.deltaY / 250), at(event));
    }, { passive: false });

    atlas.addEventListener("keydown", (event) => {
      const step = view[2] / 8;
      const ways = {
        ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step],
      };
      if (ways[event.key]) move(...ways[event.key]);
      else if (event.key === "+" || event.key === "=") tools.in();
      else if (event.key === "-") tools.out();
      else if (event.key === "0") tools.all();
      else return;
      event.preventDefault();
    });

    // One finger scrolls the page up and down, so that the map is no trap; two move and enlarge it.
    const apart = () => {
      const [one, other] = [...pointers.values()];
      return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    };
    map.addEventListener("pointerdown", (event) => {
      pointers.set(event.pointerId, event);
      moved = false;
      if (pointers.size === 2) spread = apart();
    });
    window.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      pointers.set(event.pointerId, event);
      const frame = map.getBoundingClientRect();
      const share = 1 / pointers.size;
      const right = (before.clientX - event.clientX) * share;
      const down = (before.clientY - event.clientY) * share;
      if (!moved && Math.hypot(right, down) <= 2) return;
      moved = true;
      atlas.classList.add("is-moved");
      move((right / frame.width) * view[2], (down / frame.height) * view[3]);
      if (pointers.size === 2) {
        const now = apart();
        zoom(spread / now, at(event));
        spread = now;
      }
    });
    const release = (event) => {
      pointers.delete(event.pointerId);
      atlas.classList.remove("is-moved");
    };
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
    map.addEventListener("dragstart", (event) => event.preventDefault());
    map.addEventListener("click", (event) => {
      if (moved) event.preventDefault();
    }, true);

    show(...first);
    window.addEventListener("resize", () => show(...view));
  }
})();
