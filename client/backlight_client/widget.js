// Draws what `LiveWidget` follows: curves of the losses on a logarithmic axis, and a bar for each layer's gradient.
const SIZE = { width: 420, height: 180, left: 52, right: 8, top: 8, bottom: 22 };
const COLOURS = { training: "#2f6fde", validation: "#d9822b", gradient: "#8a56c2" };
const LEAST = 1e-300;

function element(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function short(value) {
  return Number(value.toPrecision(3)).toString();
}

/** Whether a logarithmic axis has a place for it. */
function isDrawn(value) {
  return Number.isFinite(value) && value > LEAST;
}

/** A position between 0 and 1 on a logarithmic axis; finite, positive values alone have one. */
function logScale(values) {
  const shown = values.filter(isDrawn).map(Math.log10);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const width = Math.max(high - low, 0.1);
  return {
    ends: shown.length === 0 ? null : [10 ** low, 10 ** high],
    at: (value) => (isDrawn(value) ? (Math.log10(value) - low) / width : null),
  };
}

function path(points, x, y) {
  let line = "";
  let drawing = false;
  for (const [step, loss] of points) {
    const place = y(loss);
    if (place !== null) line += `${drawing ? "L" : "M"}${x(step).toFixed(1)} ${place.toFixed(1)}`;
    drawing = place !== null;
  }
  return line;
}

function curves(model) {
  const [losses, evaluations] = [model.get("losses"), model.get("evaluations")];
  const svg = element("svg", { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, width: SIZE.width, role: "img" });
  svg.append(element("title", {}, "Loss by step"));
  const scale = logScale([...losses, ...evaluations].map(([, loss]) => loss));
  if (scale.ends === null) return svg;
  const last = Math.max(model.get("step"), 1);
  const inner = { width: SIZE.width - SIZE.left - SIZE.right, height: SIZE.height - SIZE.top - SIZE.bottom };
  const x = (step) => SIZE.left + (step / last) * inner.width;
  const y = (loss) => {
    const place = scale.at(loss);
    return place === null ? null : SIZE.top + (1 - place) * inner.height;
  };
  const label = { fill: "currentColor", "font-size": 11 };
  for (const end of scale.ends) {
    svg.append(element("text", { ...label, x: SIZE.left - 6, y: y(end) + 4, "text-anchor": "end" }, short(end)));
  }
  svg.append(element("text", { ...label, x: SIZE.left, y: SIZE.height - 6 }, "0"));
  svg.append(element("text", { ...label, x: SIZE.width - SIZE.right, y: SIZE.height - 6, "text-anchor": "end" }, last));
  for (const [points, colour] of [[losses, COLOURS.training], [evaluations, COLOURS.validation]]) {
    svg.append(element("path", { d: path(points, x, y), fill: "none", stroke: colour, "stroke-width": 1.5 }));
  }
  return svg;
}

function bars(model) {
  const rows = model.get("gradients");
  const height = 18 * (rows.length + 1);
  const svg = element("svg", { viewBox: `0 0 ${SIZE.width} ${height}`, width: SIZE.width, height, role: "img" });
  svg.append(element("title", {}, "Gradient that reaches each layer"));
  const scale = logScale(rows.map(([, value]) => value));
  if (rows.length > 0) {
    svg.append(element("text", { fill: "currentColor", "font-size": 11, x: 0, y: 13 }, "Gradient (root mean square)"));
  }
  for (const [number, [layer, value]] of rows.entries()) {
    const place = scale.at(value);
    const top = 18 * (number + 1);
    const label = { fill: "currentColor", "font-size": 11, y: top + 13 };
    svg.append(element("text", { ...label, x: 0 }, layer));
    svg.append(element("text", { ...label, x: SIZE.width, "text-anchor": "end" }, short(value)));
    if (place !== null) {
      const width = 4 + place * 190;
      svg.append(element("rect", { x: 130, y: top + 4, width, height: 10, rx: 2, fill: COLOURS.gradient }));
    }
  }
  return svg;
}

function legend(model) {
  const line = document.createElement("div");
  line.style.cssText = "font: 12px system-ui, sans-serif; margin: 4px 0";
  for (const name of ["training", "validation"]) {
    const key = document.createElement("span");
    key.style.cssText = `color: ${COLOURS[name]}; margin-right: 12px`;
    key.textContent = `— ${name} loss`;
    line.append(key);
  }
  const state = document.createElement("span");
  state.textContent = model.get("problem") || `step ${model.get("step")}, ${model.get("status")}`;
  line.append(state);
  return line;
}

function render({ model, el }) {
  const draw = () => el.replaceChildren(legend(model), curves(model), bars(model));
  for (const name of ["losses", "evaluations", "gradients", "step", "status", "problem"]) {
    model.on(`change:${name}`, draw);
  }
  draw();
  return () => model.off(null, draw);
}

export default { render };
