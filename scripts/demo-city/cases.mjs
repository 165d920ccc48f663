import { CLASSES } from './classes.mjs';
import { lifeOf, sourceOf } from './life-cycle.mjs';
import { moments } from './moments.mjs';
import { METRES_PER_DEGREE, toLngLat } from './plane.mjs';
import { plant } from './planted.mjs';
import { randomStream, weightedChoice } from './random.mjs';
import { handlingUnits } from './units.mjs';
import { addressAt, whereabouts } from './whereabouts.mjs';

const MISSING_SHARE = 0.012;
const OUTSIDE_SHARE = 0.003;
/** Of the cases in a cell on a community's border, how many are booked on the other side. */
const NEIGHBOUR_SHARE = 0.06;

/** All cases in the order they were reported, and the truth about what was planted among them. */
export function makeCases(seed, options, city, administration, roads) {
  const where = whereabouts(seed, city, administration, roads);
  const when = moments(seed);
  const planted = plant(seed, options, administration, where, when);
  const stream = randomStream(seed, 'background');
  const classChoice = weightedChoice(CLASSES.map(({ weight }) => weight));
  const background = () => {
    const c = classChoice.draw(stream);
    return { c, ...where.draw(CLASSES[c].place, stream), reported: when.draw(c, stream), plant: '' };
  };
  const atBureau = Array.from({ length: planted.truth.defaultAddress.cases }, () => ({
    ...background(),
    shown: planted.bureau.at,
    plant: 'default',
  }));
  const rest = options.rows - planted.cases.length - atBureau.length;
  if (rest < 0) throw new RangeError('the planted cases alone are more than the rows asked for');
  const drawn = [...planted.cases, ...atBureau, ...Array.from({ length: rest }, background)];
  // Reported on the same second: the order of drawing decides, so that the file is the same every time.
  const ordered = drawn.map((one, i) => ({ ...one, i })).sort((a, b) => a.reported - b.reported || a.i - b.i);
  const details = randomStream(seed, 'details');
  const handlers = handlingUnits(seed, administration);
  const cases = ordered.map((one) => detail(one, details, handlers, city, administration, roads));
  return {
    cases,
    ...handlers,
    bureau: planted.bureau.at,
    truth: { ...planted.truth, faults: faultsOf(cases) },
  };
}

function detail(one, random, { units, unitFor }, city, administration, roads) {
  const { communities, communityOfCell, borders } = administration;
  const kind = CLASSES[one.c];
  let booked = one.cell;
  if (one.plant === '' && random.chance(NEIGHBOUR_SHARE)) {
    const community = communityOfCell[one.cell];
    for (const other of borders[one.cell].keys()) {
      if (communityOfCell[other] !== community) booked = other;
    }
  }
  const address = addressAt(one.cell, one.at, city, roads);
  const place = { lng: NaN, lat: NaN, outside: false };
  let known = true;
  const luck = random.next();
  if (one.plant === '' && luck < MISSING_SHARE * 1.05) {
    known = random.chance(0.6);
  } else if (one.plant === '' && luck < MISSING_SHARE * 1.05 + OUTSIDE_SHARE * 1.05) {
    [place.lng, place.lat] = toLngLat(farAway(random));
    place.outside = true;
  } else {
    [place.lng, place.lat] = toLngLat(one.shown ?? one.at);
  }
  const source = one.plant === 'default' ? (random.chance(0.85) ? 1 : 6) : sourceOf(one.reported, random);
  const unit = unitFor(kind.trade, known ? communities[communityOfCell[booked]].street : -1);
  const life = lifeOf({ reported: one.reported, source, kind }, units[unit], random);
  return {
    c: one.c,
    reported: one.reported,
    ...place,
    cell: known ? booked : -1,
    nextDoor: known && booked !== one.cell,
    road: address.road,
    number: address.number,
    source,
    unit,
    life,
    plant: one.plant,
    dice: [random.next(), random.next(), random.next(), random.next()],
    quantity: kind.quantity
      ? Math.max(1, Math.round(random.logNormal(kind.quantity[1], kind.quantity[2]) * 10) / 10)
      : NaN,
    count: random.integer(1, 9),
  };
}

/** What is wrong with places, by number of cases. */
function faultsOf(cases) {
  const count = (is) => cases.filter(is).length;
  return {
    withoutPoint: count((one) => Number.isNaN(one.lng)),
    withoutPlace: count((one) => one.cell < 0),
    outsideCity: count((one) => one.outside),
    bookedNextDoor: count((one) => one.nextDoor),
  };
}

/** 14 to 60 km off: a wrong town picked from a list of places. */
function farAway(random) {
  const angle = 2 * Math.PI * random.next();
  const reach = random.between(14_000, 60_000);
  return [reach * Math.cos(angle), (reach * Math.sin(angle) * METRES_PER_DEGREE.lat) / 111_000];
}
