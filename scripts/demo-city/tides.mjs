/** When things happen: by hour, month and weekend. The proportions are ours; only their shapes are the field's. */

/** Weights by hour 0–23. */
export const TIDES = {
  day: hours('7:2 8:8 9:11 10:11 11:7 12:3 13:4 14:8 15:10 16:9 17:6 18:3 19:2 20:1'),
  morning: hours('5:2 6:7 7:12 8:11 9:8 10:5 11:3 13:2 14:5 15:5 16:4 17:2 18:1'),
  garbage: hours('5:2 6:8 7:13 8:12 9:7 10:4 11:3 12:2 13:2 14:3 15:3 16:3 17:4 18:6 19:7 20:5 21:2'),
  night: hours('0:2 1:1 6:1 7:1 8:1 10:1 12:3 13:3 18:2 19:6 20:9 21:11 22:9 23:5'),
  evening: hours('10:1 11:5 12:6 13:2 17:4 18:9 19:11 20:9 21:5 22:2'),
  latenight: hours('0:4 1:2 17:1 18:4 19:7 20:10 21:12 22:11 23:8'),
  sitenight: hours('0:7 1:6 2:5 3:4 4:3 5:3 6:3 9:2 10:2 12:3 13:3 15:2 19:2 20:3 21:6 22:9 23:9'),
  vendor: hours('5:2 6:8 7:11 8:7 9:3 10:2 11:4 12:3 13:1 14:1 15:3 16:7 17:12 18:13 19:11 20:8 21:5 22:2'),
  markets: hours('5:5 6:9 7:8 8:3 17:3 18:8 19:11 20:11 21:8 22:5 23:2'),
  shops: hours('8:2 9:6 10:9 11:8 12:5 13:4 14:6 15:8 16:9 17:9 18:8 19:7 20:4 21:1'),
  traffic: hours('6:1 7:8 8:12 9:9 10:6 11:6 12:4 13:3 14:5 15:5 16:7 17:11 18:11 19:6 20:3 21:1'),
};

/** Weights by month 1–12. */
export const SEASONS = {
  flat: [1, 0.9, 1, 1, 1.02, 1, 1, 1, 1, 1.02, 1, 1],
  summer: [0.72, 0.66, 0.85, 0.95, 1.1, 1.28, 1.36, 1.34, 1.18, 1, 0.82, 0.74],
  autumn: [0.95, 0.8, 0.85, 0.9, 0.9, 0.9, 0.92, 0.95, 1.05, 1.3, 1.5, 1.2],
  spring: [0.75, 0.55, 1.1, 1.22, 1.2, 1.1, 0.9, 0.9, 1.05, 1.18, 1.15, 0.95],
  winter: [1.25, 1.1, 1, 0.9, 0.85, 0.8, 0.8, 0.85, 0.95, 1.05, 1.2, 1.25],
};
/** Weekend cases in proportion to a workday's. */
export const WEEKEND = {
  vendor: 1.3,
  markets: 1.35,
  latenight: 1.3,
  night: 1.2,
  evening: 1.15,
  shops: 1.05,
  traffic: 0.85,
  sitenight: 0.9,
};
export const WEEKEND_OTHERWISE = 0.72;

function hours(text) {
  const weights = new Array(24).fill(0.12);
  for (const pair of text.split(' ')) {
    const [hour, weight] = pair.split(':').map(Number);
    weights[hour] = weight;
  }
  return weights;
}
