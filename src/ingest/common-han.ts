import commonHan from '../../data/common-han.json';

/** Everyday characters: text that was decoded rightly is made of them. */
export const COMMON_HAN: ReadonlySet<string> = new Set(commonHan.simplified + commonHan.traditional);
