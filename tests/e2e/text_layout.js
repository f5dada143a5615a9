// Every visible text of the page: what is cut, and which texts lie over each other.
() => {
  const clip = (element, box) => {
    for (let node = element; node && node !== document.documentElement; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (style.visibility === "hidden" || style.display === "none" || style.opacity === "0") return null;
      if (style.clipPath !== "none" || style.clip !== "auto") return null;
      if (style.overflowX !== "visible" || style.overflowY !== "visible") {
        const outer = node.getBoundingClientRect();
        box = {
          left: Math.max(box.left, outer.left), right: Math.min(box.right, outer.right),
          top: Math.max(box.top, outer.top), bottom: Math.min(box.bottom, outer.bottom),
        };
        if (box.right - box.left < 1 || box.bottom - box.top < 1) return null;
      }
    }
    return box;
  };
  const scrolls = (style) => ["auto", "scroll"].includes(style.overflowX);
  const cut = [];
  const broken = [];
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (!text || element.closest("script, style, [aria-hidden=true].katex-html, .katex-mathml")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = clip(element, rect);
      if (box === null || box.left >= innerWidth || box.top >= innerHeight || box.right <= 0 || box.bottom <= 0) continue;
      texts.push({ text, element, ...{ left: box.left, right: box.right, top: box.top, bottom: box.bottom } });
    }
    const style = getComputedStyle(element);
    for (const word of style.hyphens === "auto" ? [] : node.textContent.matchAll(/[^\s\u00ad/|-]+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => Math.round(rect.top)));
      if (lines.size > 1 && style.writingMode === "horizontal-tb" && clip(element, range.getBoundingClientRect())) broken.push(word[0]);
    }
    const visible = clip(element, element.getBoundingClientRect()) !== null;
    if (visible && style.overflowX !== "visible" && !scrolls(style) && element.scrollWidth > element.clientWidth + 1) {
      cut.push(`${text} (${element.scrollWidth} > ${element.clientWidth})`);
    }
  }
  for (const field of document.querySelectorAll("input:not([type=range]):not([type=checkbox]), select")) {
    if (field.readOnly || clip(field, field.getBoundingClientRect()) === null) continue;
    if (field.scrollWidth > field.clientWidth + 1) cut.push(`field ${field.value} (${field.scrollWidth} > ${field.clientWidth})`);
  }
  const over = [];
  for (let i = 0; i < texts.length; i += 1) {
    for (let j = i + 1; j < texts.length; j += 1) {
      const [a, b] = [texts[i], texts[j]];
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 2 && height > 3) over.push(`${a.text} | ${b.text}`);
    }
  }
  return { broken: [...new Set(broken)], cut: [...new Set(cut)], over: [...new Set(over)], texts: texts.length };
}
