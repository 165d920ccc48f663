/** What of a person a text may give away (domain facts §13). Translation key `personal.<code>`. */
export const PERSONAL_KINDS = ['mobile', 'landline', 'identity', 'name', 'door'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** text.slice(start, end) gives a person away. */
export interface PersonalPiece {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}

/** Texts of one column that hold something of each kind. */
export type PersonalCounts = { readonly [K in PersonalKind]: number };

/**
 * Not inside a longer number, a decimal, or a code with letters: case ids, coordinates and epochs are none of these.
 * A word for a telephone may stand right before.
 */
const ALONE = String.raw`(?<![\d.]|[a-z_])`;
const AFTER_TEL = String.raw`(?:(?<=tel|phone|mobile|mob)(?<!\d))`;
const MOBILE = new RegExp(
  String.raw`(?:${ALONE}|${AFTER_TEL})(?:(?:\+|00)?86[- ]?)?(?:1[3-9]\d([- ]?)\d{4}\1\d{4}|09\d{2}([- ]?)\d{3}\2\d{3})(?![\d_]|\.\d)`,
  'gi',
);

/** 10 and 2x are the large cities, the others have three digits after the 0; in Taiwan one to three. */
const AREA = String.raw`0(?:10|2\d|[3-9]\d{2}|[2-8]|37|49|89|82\d?)`;
const LANDLINE = new RegExp(
  String.raw`(?:${ALONE}|${AFTER_TEL})(?:\(${AREA}\)\s?|${AREA}[- ])(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))\d{3,4}[- ]?\d{4}(?:[-转轉#]\d{1,5})?(?!\d|\.\d)`,
  'gi',
);
/** Without a separator or an area code only beside a word that says what the number is. */
const TOLD_NUMBER =
  /(?:电话|電話|座机|座機|固话|联系方式|聯絡|热线|tel)[^\d\n]{0,6}?(0\d{9,11}|[2-8]\d{2,3}[- ]?\d{4})(?![\d-]|\.\d)/gi;

const IDENTITY = new RegExp(String.raw`${ALONE}[1-9]\d{5}(?:19|20)\d{9}[\dx](?![\da-z])`, 'gi');
const TOLD_IDENTITY =
  /(?:身份证|身份證|身分證|证件号)[^\da-z\n]{0,8}(\d{17}[\dx]|\d{15}|[a-z][12]\d{8})(?![\da-z])/gi;
/** A case number is a region and this year's date too; whoever reports a case is older. */
const YOUNGEST = 2015;

const SURNAMES =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧姜崔钟鐘鍾谭譚陆陸汪范范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯洪柯蔡赖賴施翁涂温溫康章鲁魯庄莊倪柳葛尤邢岳齐齊梅伍聂聶祝焦俞瞿宫纪紀舒';
const COMPOUND = '欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|皇甫|东方|尉迟|慕容|令狐|夏侯';
const SURNAME = `(?:${COMPOUND}|[${SURNAMES}])`;
const TITLE = '(?:先生|女士|小姐|太太|大爷|大妈|阿姨|师傅|師傅|老板|老闆)';
const TITLED = new RegExp(`(${SURNAME}\\p{Script=Han}{0,2}?)(?=${TITLE})`, 'gu');
/** 采集员张三, 举报人：李四. What follows the name is no Chinese character, or the sentence's end. */
const NAME_WORDS =
  '姓名|联系人|聯絡人|举报人|舉報人|反映人|投诉人|上报人|采集员|监督员|巡查员|当事人|业主|店主';
const TOLD_NAME = new RegExp(
  `(?:${NAME_WORDS})(?:为|是|名叫)?[:：\\s]?\\s*(${SURNAME}\\p{Script=Han}{1,2})(?![\\p{Script=Han}])`,
  'gu',
);

/** Rooms and flats; a house number on a street is where the case is, and stays. 两室一厅 has no three digits. */
const DOOR =
  /(?:\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3})(?:号楼|號樓|栋|棟|幢|座)(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})单元)?\s*-?\d{3,4}(?![\d.米号號])(?:室|房|户|戶|号房)?|(?:\d{1,2}|[一二三四五六七八九十]{1,2})单元\s*-?\d{3,4}(?![\d.米])(?:室|房|户)?|(?<![\d.-])\d{3,4}(?:室|房间|号房|號房)(?!外|内|外)/gi;

/** Nothing is found in a text without three digits together, a title or a word for a person; most texts have none. */
const MAY_GIVE_AWAY = new RegExp(`[\\d０-９]{3}|${TITLE}|${NAME_WORDS}`);

/** Every piece of a text that gives a person away, from left to right and apart. */
export function findPersonal(text: string): readonly PersonalPiece[] {
  if (!MAY_GIVE_AWAY.test(text)) return [];
  const folded = halfWidth(text);
  const found: PersonalPiece[] = [];
  const note = (kind: PersonalKind, start: number, end: number): void => {
    if (!found.some((piece) => start < piece.end && piece.start < end)) found.push({ kind, start, end });
  };
  // Millions of texts are looked through, and most hold nothing: what must occur is looked for first.
  const digits = digitCount(folded);
  if (digits >= 9) {
    for (const match of folded.matchAll(TOLD_IDENTITY)) noteGroup(match, 'identity', note);
    for (const match of folded.matchAll(IDENTITY)) {
      if (isIdentity(match[0])) note('identity', match.index, match.index + match[0].length);
    }
    for (const match of folded.matchAll(MOBILE)) note('mobile', match.index, match.index + match[0].length);
  }
  if (digits >= 7) {
    for (const match of folded.matchAll(LANDLINE))
      note('landline', match.index, match.index + match[0].length);
    for (const match of folded.matchAll(TOLD_NUMBER)) noteGroup(match, 'landline', note);
  }
  if (digits >= 3 && MAY_BE_DOOR.test(folded)) {
    for (const match of folded.matchAll(DOOR)) note('door', match.index, match.index + match[0].length);
  }
  if (MAY_BE_TITLED.test(folded)) {
    for (const match of folded.matchAll(TITLED)) noteGroup(match, 'name', note);
  }
  if (MAY_BE_TOLD.test(folded)) {
    for (const match of folded.matchAll(TOLD_NAME)) noteGroup(match, 'name', note);
  }
  return found.length > 1 ? found.sort((a, b) => a.start - b.start) : found;
}

const MAY_BE_DOOR = /[楼樓栋棟幢座元室房]/;
const MAY_BE_TITLED = /[先女小太大阿师師老][生士姐太爷妈姨傅板闆]/;
const MAY_BE_TOLD = /[系絡举舉反投上集督查事业店姓][人员主名报報映诉]/;

function digitCount(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}

/** The last group of a match is the piece; words that lead to it stay. */
function noteGroup(
  match: RegExpExecArray,
  kind: PersonalKind,
  note: (kind: PersonalKind, start: number, end: number) => void,
): void {
  const piece = match[1]!;
  const start = match.index + match[0].lastIndexOf(piece);
  note(kind, start, start + piece.length);
}

/** Stars in the place of what gives a person away, as many characters as before: 138****5678, 张*先生, ***室. */
export function maskPersonal(text: string): string {
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of findPersonal(text)) {
    masked += text.slice(at, start) + masks[kind](text.slice(start, end));
    at = end;
  }
  return at === 0 ? text : masked + text.slice(at);
}

const masks: { readonly [K in PersonalKind]: (piece: string) => string } = {
  mobile: (piece) => starred(piece, 3, 4),
  landline: (piece) => starred(piece, 0, 2),
  identity: (piece) => starred(piece, 3, 2),
  name: (piece) => {
    const [first = '', ...rest] = Array.from(piece);
    return rest.length === 0 ? '*' : first + '*'.repeat(rest.length);
  },
  door: (piece) => piece.replace(/[\d０-９]{3,4}(?=\D*$)/, (digits) => '*'.repeat(digits.length)),
};

/** Digits become stars, but for the first and last few of them; an area or country code counts among the first. */
function starred(piece: string, keptFirst: number, keptLast: number): string {
  const signs = Array.from(piece);
  const digits = signs.filter(isDigit).length;
  let seen = 0;
  const country = /^(?:\+|00)?86/.test(halfWidth(piece)) ? digits - 11 : 0;
  return signs
    .map((sign) => {
      if (!isDigit(sign)) return sign;
      seen++;
      return seen <= keptFirst + country || seen > digits - keptLast ? sign : '*';
    })
    .join('');
}

function isDigit(sign: string): boolean {
  return /[\dxXＸ０-９]/.test(sign);
}

/** Full-width signs to their ASCII ones, one for one, so that positions stay. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ（）＋－＃]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A possible birthday and the check digit of GB 11643-1999 (ISO 7064 MOD 11-2). */
function isIdentity(number: string): boolean {
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  if (year < 1900 || year > YOUNGEST || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17]!.toUpperCase();
}

/** Adds a text to the counts of its column: one a text and kind. */
export function countPersonal(counts: { [K in PersonalKind]: number }, text: string): void {
  const seen = new Set<PersonalKind>();
  for (const { kind } of findPersonal(text)) seen.add(kind);
  for (const kind of seen) counts[kind]++;
}

export function noPersonal(): { [K in PersonalKind]: number } {
  return { mobile: 0, landline: 0, identity: 0, name: 0, door: 0 };
}
