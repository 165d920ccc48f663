/** All names are made up; none is meant to be a real place or person. */
export const CITY_NAME = '示范市';

export const DISTRICTS = [
  { name: '临江区', code: '429801', streets: 8, northern: true },
  { name: '望湖区', code: '429802', streets: 5, northern: false },
];

/** Streets that are named after what stands there: straight-world point and name; the rest take the spare names. */
export const ANCHORED_STREETS = [
  ['鼓楼街道', [-1300, 900]],
  ['东湖街道', [5080, 3050]],
  ['中山街道', [900, 2200]],
  ['望江街道', [2900, -200]],
  ['青石桥街道', [-3300, 1500]],
  ['科技园街道', [5900, 600]],
  ['北湖街道', [300, 4600]],
  ['松岭街道', [-5200, 3600]],
  ['南浦街道', [900, -2300]],
  ['南湖街道', [-3400, -4300]],
  ['金桥街道', [1200, -4700]],
  ['白沙洲街道', [-4500, -2300]],
  ['新塘街道', [5000, -3300]],
];
export const SPARE_STREETS = ['云集街道', '凤台街道', '柳林街道', '桃花坞街道', '文昌街道', '永安街道'];

const FIRST =
  '青云桂花梧桐翠竹玉兰百合明珠永乐安康和顺福星长乐春晖锦绣金水银杏丁香海棠石榴杏林莲溪芙蓉紫薇枫林松柏';
const PAIRS = FIRST.match(/../gu);
const MORE =
  '南门 北门 东门 西门 水井巷 古井 老街 塔山 钟楼 文庙 书院 红旗 前进 光明 胜利 团结 新建 新华 向阳 曙光 星火 幸福 富强 民主 文明 和平 友好 新风 朝晖 晨光 望江 临波 清波 碧波 听涛 沙湾 柳堤 渔村 码头 洲头 船厂 纺织 机床 学士 状元 进士 翰林 集贤 崇文 尚武 仁和 义兴 礼泉 智慧 信义 宝塔 龙泉 凤鸣 鹤鸣 鹿苑 白云 彩虹 天鹅 金鸡 石桥 双桥 三桥 七里 八里 十里 大塘 月塘 荷塘 竹园 梅园 桃园 李园 杏园 茶园 果园 麦田 稻香 谷丰 瑞丰 祥云 嘉和'.split(
    ' ',
  );
export const PLACE_WORDS = [...new Set([...PAIRS, ...MORE])];

export const LANE_ENDINGS = {
  old: ['巷', '里', '胡同', '弄'],
  inner: ['街', '巷', '支路'],
  outer: ['路', '一路', '二路', '三路'],
};

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文海波晓东春梅红霞宁晨思远浩然雨欣子涵一鸣',
];

export function personName(stream) {
  const given = stream.chance(0.25) ? stream.pick(GIVEN) : stream.pick(GIVEN) + stream.pick(GIVEN);
  return stream.pick(SURNAMES) + given;
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
export const chineseNumeral = (n) => NUMERALS[n] ?? String(n);
