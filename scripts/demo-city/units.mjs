import { randomStream } from './random.mjs';

/** Units that handle cases, each with a punctuality: the median share of the time limit that it uses. */
export function handlingUnits(seed, { districts, streets }) {
  const stream = randomStream(seed, 'units');
  const units = [];
  const add = (name, low = 0.22, high = 0.6) => {
    units.push({ name, pace: stream.between(low, high), spread: stream.between(0.5, 0.85) });
    return units.length - 1;
  };
  const perStreet = streets.map(({ name }) => add(`${name.replace(/街道$/u, '')}执法中队`));
  const perDistrict = (ending, low, high) => districts.map(({ name }) => add(`${name}${ending}`, low, high));
  const cleaning = [
    '洁城环卫服务有限公司',
    '清源环境工程有限公司',
    '绿洁物业服务有限公司',
    '城美保洁服务有限公司',
  ].map((name) => add(name, 0.18, 0.62));
  const trades = {
    spoil: perDistrict('渣土管理办公室', 0.35, 0.65),
    garden: perDistrict('园林绿化所', 0.25, 0.5),
    adverts: perDistrict('户外广告管理站', 0.3, 0.6),
    roads: perDistrict('市政设施管理所', 0.25, 0.55),
    building: perDistrict('文明施工监管站', 0.35, 0.7),
    traffic: perDistrict('交警大队', 0.2, 0.45),
    river: perDistrict('河道管理所', 0.3, 0.6),
  };
  const centre = add('城市管理指挥中心');
  /** `street` is -1 where the place is unknown. */
  const unitFor = (trade, street) => {
    if (street < 0) return centre;
    if (trade === 'order') return perStreet[street];
    if (trade === 'sanitation') return cleaning[street % cleaning.length];
    return trades[trade][streets[street].district];
  };
  return { units, unitFor };
}

export const OPINIONS = {
  demolition: ['已下达限期拆除通知书', '违法建设已拆除', '当事人已自行拆除', '已移交执法立案查处'],
  order: [
    '已现场劝离并清理到位',
    '已责令当事人自行整改，现场已恢复',
    '已下达责令整改通知书，整改完毕',
    '已批评教育，物品已搬离',
  ],
  sanitation: ['已安排保洁人员清理完毕', '垃圾已清运，现场已冲洗', '已督促保洁公司整改到位'],
  spoil: ['渣土已清运，现场已平整', '已责令施工单位冲洗路面', '已对责任单位立案查处'],
  garden: ['已补植修复', '枯枝已清理，绿地已保洁', '已安排养护单位处理'],
  adverts: ['违规广告已拆除', '已通知商户更换招牌', '横幅已清除'],
  roads: ['已修复完毕', '已更换井盖并加固', '已疏通，积水已排除', '路灯已恢复照明'],
  building: ['已责令停止夜间施工', '裸土已覆盖，喷淋已开启', '已督促施工单位整改'],
  traffic: ['车辆已驶离', '已依法张贴告知单', '护栏已扶正修复'],
  river: ['水面漂浮物已打捞', '已安排保洁船清理'],
};
