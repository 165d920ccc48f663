const PUBLIC_WORDS = /12345|12319|热线|熱線|市民|公众|公眾|群众|微信|举报|投诉|来电|来信|信访/;
const OFFICIAL_WORDS = /采集员|监督员|巡查|视频|领导|路长|智能|无人机/;

/** Whether a source's name says that the public reported the case (names seen in files: domain facts §7.1). */
export function isPublicSource(source: string): boolean {
  return PUBLIC_WORDS.test(source) && !OFFICIAL_WORDS.test(source);
}
