import { DAY, DAYS, FIRST_DAY, HOUR, holidayOf, isWorkday } from './calendar.mjs';
import { CLASSES } from './classes.mjs';
import { randomStream, weightedChoice } from './random.mjs';
import { SEASONS, TIDES, WEEKEND, WEEKEND_OTHERWISE } from './tides.mjs';

const days = Array.from({ length: DAYS }, (_, d) => {
  const day = FIRST_DAY + d * DAY;
  return { day, month: new Date(day).getUTCMonth(), holiday: holidayOf(day), workday: isWorkday(day) };
});

/** When a case of a class is reported: season, trend, weekday, holiday, weather of the day, and hour. */
export function moments(seed) {
  const stream = randomStream(seed, 'moments');
  // Rain keeps stalls away and brings blocked drains; one draw for the whole city.
  const rain = days.map(() => stream.chance(0.28));
  const byClass = CLASSES.map(({ tide, season, minor }) => {
    const growth = stream.between(-0.06, 0.14);
    const wetter =
      minor === '雨水箅子' || minor === '污水井盖'
        ? 1.9
        : tide === 'vendor' || tide === 'markets'
          ? 0.62
          : 0.93;
    const weights = days.map(({ month, holiday, workday }, d) => {
      const rest = workday ? 1 : (WEEKEND[tide] ?? WEEKEND_OTHERWISE);
      const festival = holiday === '春节' ? 0.32 : holiday ? 0.85 : 1;
      return SEASONS[season][month] * rest * festival * (rain[d] ? wetter : 1) * (1 + (growth * d) / 365);
    });
    return { weights, day: weightedChoice(weights), hour: weightedChoice(TIDES[tide]) };
  });
  const momentOf = (d, hour, random) => days[d].day + hour * HOUR + Math.floor(random.next() * 3600) * 1000;
  return {
    draw: (c, random) => momentOf(byClass[c].day.draw(random), byClass[c].hour.draw(random), random),
    /** Within a period and its growth: `ramp` runs from 0 at the period's start to 1 at its end. */
    periodic: (c, { from, to, weight, hours }) => {
      const hour = hours
        ? weightedChoice(TIDES[c === -1 ? 'day' : CLASSES[c].tide].map((_, h) => (hours.includes(h) ? 1 : 0)))
        : byClass[c].hour;
      const [first, last] = [from, to].map((day) => Math.round((day - FIRST_DAY) / DAY));
      const chosen = weightedChoice(
        byClass[c].weights.map((base, d) =>
          d < first || d > last ? 0 : base * weight((d - first) / Math.max(1, last - first)),
        ),
      );
      return (random) => momentOf(chosen.draw(random), hour.draw(random), random);
    },
  };
}
