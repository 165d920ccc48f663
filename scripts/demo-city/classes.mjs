/**
 * Classes of GB/T 47678.5-2026 with what the generator needs: how often (weight), where (place), when (tide), how
 * long it may take (limit), who handles it (trade), and how it is written down. Weights, limits and texts are ours.
 */
const [APPEARANCE, ADVERTS, SITES, STREET] = ['市容环境类', '宣传广告类', '施工管理类', '街面秩序类'];
const [UTILITIES, TRAFFIC, SANITARY, GREEN] = [
  '市政公用设施类',
  '交通设施类',
  '市容环卫设施类',
  '园林绿化设施类',
];

const row = (code, major, minor, weight, place, tide, season, limit, trade, texts, extra = {}) => ({
  code,
  major,
  minor,
  weight,
  place,
  tide,
  season,
  limit: limitOf(limit),
  limitText: limit,
  trade,
  texts: texts.split('|'),
  kind: code < '06' ? '部件' : '事件',
  ...extra,
});

// biome-ignore format: one class a line
export const CLASSES = [
  row('06010', APPEARANCE, '暴露垃圾', 10.5, 'street', 'garbage', 'summer', '4工作时', 'sanitation', '路边有暴露垃圾约{n}处，有异味|绿化带旁堆放生活垃圾{n}袋|垃圾随意倾倒在人行道上，影响市容', { self: 0.16 }),
  row('06012', APPEARANCE, '道路不洁', 8.2, 'street', 'morning', 'autumn', '5工作时', 'sanitation', '路面有落叶和果皮纸屑，未及时清扫|人行道油污明显，约{n}米|路面积尘较多', { self: 0.12 }),
  row('06036', APPEARANCE, '乱堆杂物', 7.4, 'street', 'day', 'flat', '1工作日', 'order', '门前堆放杂物约{n}平方米，占用人行道|楼道口堆放纸箱和旧物|路边堆放建材无人看管', { self: 0.08 }),
  row('06011', APPEARANCE, '积存垃圾渣土', 3.4, 'site', 'day', 'spring', '4工作日', 'spoil', '空地堆放建筑垃圾约{n}立方米|路边有偷倒渣土{n}堆', { quantity: ['立方米', 6, 0.9] }),
  row('06042', APPEARANCE, '垃圾站（箱）满溢', 4.6, 'home', 'garbage', 'summer', '2工作时', 'sanitation', '垃圾箱满溢，垃圾散落在外|{n}个垃圾桶已满，未及时清运'),
  row('06041', APPEARANCE, '垃圾未分类', 4.1, 'home', 'garbage', 'flat', '1工作日', 'sanitation', '分类屋内混投严重|厨余垃圾投入其他垃圾桶，督导员不在岗'),
  row('06001', APPEARANCE, '私搭乱建', 2.9, 'home', 'day', 'spring', '15工作日', 'order', '楼顶搭建彩钢棚约{n}平方米|院内违规搭建房屋|一楼住户搭建阳光房，面积约{n}平方米', { quantity: ['平方米', 34, 0.8], opinions: 'demolition' }),
  row('06007', APPEARANCE, '沿街晾挂', 2.6, 'home', 'day', 'summer', '4工作时', 'order', '沿街树间拉绳晾晒衣物|护栏上晾晒被褥{n}床', { self: 0.25 }),
  row('06028', APPEARANCE, '噪声扰民', 3.3, 'home', 'night', 'summer', '2紧急工作时', 'order', '商铺高音喇叭叫卖，影响居民休息|广场舞音响声音过大'),
  row('06027', APPEARANCE, '油烟污染', 2.1, 'home', 'evening', 'flat', '3工作日', 'order', '餐馆油烟直排，无净化设施|烧烤店油烟扰民，多次反映未解决'),
  row('06029', APPEARANCE, '露天烧烤', 1.7, 'street', 'latenight', 'summer', '4紧急工作时', 'order', '路边露天烧烤摊{n}个，烟雾较大|夜宵摊占道烧烤'),
  row('06017', APPEARANCE, '绿地脏乱', 2.0, 'park', 'day', 'flat', '4工作时', 'garden', '绿地内有垃圾和枯枝|草坪被踩踏，黄土裸露约{n}平方米'),
  row('06025', APPEARANCE, '水域不洁', 0.9, 'water', 'day', 'summer', '15工作日', 'river', '水面漂浮垃圾约{n}平方米|岸边有水葫芦和白色垃圾'),
  row('06013', APPEARANCE, '道路破损', 2.3, 'street', 'day', 'summer', '5工作日', 'roads', '路面坑洼{n}处，车辆颠簸|人行道砖松动缺失约{n}块', { quantity: ['平方米', 3, 0.7] }),
  row('06034', APPEARANCE, '废弃车辆', 0.7, 'home', 'day', 'flat', '5工作日', 'order', '废弃电动车{n}辆长期停放|僵尸车占用车位，车身积尘'),
  row('06045', APPEARANCE, '非法占绿毁绿', 0.8, 'home', 'day', 'spring', '5工作日', 'garden', '居民在绿地内种菜约{n}平方米|绿化带被硬化为停车位', { quantity: ['平方米', 12, 0.7] }),
  row('07001', ADVERTS, '非法小广告', 6.3, 'street', 'day', 'flat', '1工作日', 'order', '电线杆上张贴小广告{n}张|墙面喷涂办证小广告|公交站牌有小广告', { self: 0.3 }),
  row('07003', ADVERTS, '违规户外广告', 1.6, 'street', 'day', 'flat', '7工作日', 'adverts', '楼体擅自设置户外广告牌|灯箱广告破损，有坠落隐患'),
  row('07006', ADVERTS, '违规牌匾标识', 1.9, 'street', 'day', 'flat', '5工作日', 'adverts', '门头招牌未经审批，一店多牌|招牌破损，字体缺失'),
  row('07007', ADVERTS, '违规标语宣传品', 1.3, 'street', 'day', 'flat', '4工作时', 'adverts', '行道树间悬挂横幅{n}条|路口设置气模拱门', { self: 0.2 }),
  row('08001', SITES, '施工扰民', 2.2, 'site', 'sitenight', 'spring', '2紧急工作时', 'building', '工地夜间施工噪声大，居民无法休息|凌晨仍有混凝土浇筑作业'),
  row('08004', SITES, '工地扬尘', 1.7, 'site', 'day', 'spring', '4工作时', 'building', '工地裸土未覆盖约{n}平方米|土方作业未开雾炮，扬尘明显'),
  row('08002', SITES, '施工占道', 1.4, 'street', 'day', 'spring', '1工作日', 'building', '施工围挡占用非机动车道|管线开挖占道，未设警示标志'),
  row('08012', SITES, '施工工地车轮夹带', 1.0, 'site', 'sitenight', 'spring', '4工作时', 'spoil', '渣土车带泥上路，污染路面约{n}米|工地出口未冲洗，泥土带到主路'),
  row('08016', SITES, '无证建设', 0.5, 'site', 'day', 'flat', '20工作日', 'order', '未取得规划许可建设房屋，面积约{n}平方米|疑似违法建设，正在施工', { quantity: ['平方米', 120, 0.9], opinions: 'demolition' }),
  row('09001', STREET, '无照经营游商', 9.4, 'street', 'vendor', 'summer', '2工作时', 'order', '流动摊贩{n}个占道售卖水果|三轮车沿街叫卖|小学门口流动摊点聚集', { self: 0.14 }),
  row('09005', STREET, '店外经营', 8.6, 'street', 'shops', 'flat', '4工作时', 'order', '商户店外摆放商品，占用人行道约{n}米|餐饮店店外摆放桌椅{n}张|水果店跨门营业', { self: 0.1 }),
  row('09006', STREET, '占道经营', 5.3, 'street', 'vendor', 'summer', '4工作时', 'order', '路口占道经营摊点{n}个，影响通行|早餐摊占用盲道'),
  row('09002', STREET, '早（夜）市管理问题', 1.2, 'street', 'markets', 'flat', '1工作日', 'order', '夜市超出划定区域，越线约{n}米|早市散市后垃圾未清理'),
  row('09009', STREET, '机动车乱停放', 7.0, 'street', 'traffic', 'flat', '2工作时', 'traffic', '人行道上停放机动车{n}辆|消防通道口违停小车'),
  row('09010', STREET, '非机动车乱停放', 5.4, 'street', 'traffic', 'flat', '2工作时', 'order', '电动车乱停放约{n}辆，占用盲道|地铁口非机动车无序停放', { self: 0.2 }),
  row('09011', STREET, '共享单车乱象', 3.0, 'street', 'traffic', 'flat', '2工作时', 'order', '共享单车堆积约{n}辆|共享单车倒伏在路边', { self: 0.22 }),
  row('09022', STREET, '占道促销宣传', 0.9, 'street', 'shops', 'flat', '4工作时', 'order', '商场门口搭台促销，占用人行道|商家占道摆放宣传展架{n}个'),
  row('01002', UTILITIES, '污水井盖', 1.3, 'street', 'day', 'summer', '8紧急工作时', 'roads', '污水井盖破损|井盖缺失，存在安全隐患|井盖松动，车辆经过异响'),
  row('01004', UTILITIES, '雨水箅子', 1.1, 'street', 'day', 'summer', '1工作日', 'roads', '雨水箅子堵塞，积水约{n}厘米|雨水箅子缺失{n}块'),
  row('01037', UTILITIES, '路灯', 1.2, 'street', 'evening', 'winter', '3工作日', 'roads', '路灯不亮，共{n}盏|路灯杆倾斜'),
  row('02017', TRAFFIC, '交通护栏', 0.8, 'street', 'traffic', 'flat', '3工作日', 'traffic', '护栏倒伏约{n}米|护栏破损变形'),
  row('03005', SANITARY, '垃圾箱', 1.0, 'street', 'day', 'flat', '2工作日', 'sanitation', '果皮箱破损，箱门脱落|垃圾箱箱体脏污'),
  row('04002', GREEN, '行道树', 1.1, 'street', 'day', 'summer', '5工作日', 'garden', '行道树枯死{n}株|树枝遮挡信号灯|行道树倒伏'),
  row('04011', GREEN, '树池树穴', 0.5, 'street', 'day', 'flat', '3工作日', 'garden', '树池篦子缺失{n}块|树穴黄土裸露'),
];

function limitOf(text) {
  const [, amount, type] = text.match(/^(\d+)(.+)$/);
  return { amount: Number(amount), type };
}
