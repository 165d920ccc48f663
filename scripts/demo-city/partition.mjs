const DIRECTIONS = 12;

/**
 * Splits connected items into `count` connected parts of about equal weight by halving along the direction that cuts
 * the least border. Items: {x, y, weight}; `borders[i]` maps a neighbour's index to the metres shared.
 */
export function partition(items, count, borders, members = items.map((_, i) => i)) {
  if (count <= 1 || members.length <= 1) return [members];
  const left = Math.floor(count / 2);
  const share = left / count;
  let best;
  for (let d = 0; d < DIRECTIONS; d++) {
    const angle = (Math.PI * 2 * d) / DIRECTIONS;
    const split = halve(items, members, borders, share, [Math.cos(angle), Math.sin(angle)]);
    if (split && (!best || split.cost < best.cost)) best = split;
  }
  if (!best) return [members];
  return [
    ...partition(items, left, borders, best.near),
    ...partition(items, count - left, borders, best.far),
  ];
}

function halve(items, members, borders, share, [dx, dy]) {
  const total = members.reduce((sum, i) => sum + items[i].weight, 0);
  const ordered = members
    .map((i) => ({ i, at: items[i].x * dx + items[i].y * dy }))
    .sort((a, b) => a.at - b.at || a.i - b.i);
  let sum = 0;
  const nearSet = new Set();
  for (const { i } of ordered) {
    if (nearSet.size > 0 && sum + items[i].weight / 2 > total * share) break;
    nearSet.add(i);
    sum += items[i].weight;
  }
  let far = members.filter((i) => !nearSet.has(i));
  const nearParts = components([...nearSet], borders);
  far = [...far, ...nearParts.slice(1).flat()];
  const farParts = components(far, borders);
  const near = [...nearParts[0], ...farParts.slice(1).flat()];
  if (farParts.length === 0 || components(near, borders).length > 1) return undefined;
  const inNear = new Set(near);
  let border = 0;
  for (const i of farParts[0]) {
    for (const [other, metres] of borders[i]) if (inNear.has(other)) border += metres;
  }
  const weight = near.reduce((acc, i) => acc + items[i].weight, 0);
  return { near, far: farParts[0], cost: border * (1 + 8 * Math.abs(weight / total - share)) };
}

/** Connected components, the largest first. */
function components(members, borders) {
  const waiting = new Set(members);
  const parts = [];
  for (const start of members) {
    if (!waiting.delete(start)) continue;
    const part = [start];
    for (let at = 0; at < part.length; at++) {
      for (const other of borders[part[at]].keys()) if (waiting.delete(other)) part.push(other);
    }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length);
}

/** Whole numbers in proportion to the weights (largest remainder), none below `least`. */
export function apportion(weights, count, least) {
  const total = weights.reduce((a, b) => a + b, 0);
  const spare = count - least * weights.length;
  const exact = weights.map((weight) => (spare * weight) / total);
  const seats = exact.map((value) => least + Math.floor(value));
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let missing = count - seats.reduce((a, b) => a + b, 0);
  for (const { i } of order) if (missing-- > 0) seats[i]++;
  return seats;
}
