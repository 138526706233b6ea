// UN/ECE Recommendation 20 and the packages of Recommendation 21 (codes beginning with X), as words.
const WORDS: Readonly<Record<string, string>> = {
  C62: 'piece', H87: 'piece', EA: 'piece', PCE: 'piece', NAR: 'piece', NMP: 'pack', XPP: 'piece',
  KGM: 'kg', GRM: 'g', MGM: 'mg', DJ: 'dag', HGM: 'hg', TNE: 't', LBR: 'lb', ONZ: 'oz', STN: 'ton (US)',
  LTR: 'l', MLT: 'ml', CLT: 'cl', DLT: 'dl', HLT: 'hl', MTQ: 'm³', GLL: 'gal (US)', GLI: 'gal (UK)', OZA: 'fl oz (US)',
  MTR: 'm', CMT: 'cm', MMT: 'mm', KMT: 'km', INH: 'in', FOT: 'ft', YRD: 'yd', MTK: 'm²', CMK: 'cm²', FTK: 'ft²',
  SEC: 'second', MIN: 'minute', HUR: 'hour', LH: 'hour', DAY: 'day', WEE: 'week', MON: 'month', QAN: 'quarter', ANN: 'year',
  KWH: 'kWh', MWH: 'MWh', WHR: 'Wh', KWT: 'kW', P1: 'percent',
  PR: 'pair', DZN: 'dozen', DZP: 'dozen packs', SET: 'set', HC: 'hundred', CEN: 'hundred', MIL: 'thousand', T3: 'thousand',
  LS: 'lump sum', E48: 'service', E49: 'working day', ACT: 'activity', IE: 'person', TRP: 'trip', LEF: 'sheet', ST: 'sheet',
  XBX: 'box', BX: 'box', XCT: 'carton', CT: 'carton', XCS: 'case', CS: 'case', XBO: 'bottle', XBQ: 'bottle',
  XPK: 'pack', PK: 'pack', XPA: 'packet', PA: 'packet', XBG: 'bag', BG: 'bag', XSA: 'sack', SA: 'sack', XPX: 'pallet',
  PF: 'pallet', XCR: 'crate', CR: 'crate', XKG: 'keg', XCA: 'can', CA: 'can', XTN: 'tin', XBA: 'barrel', XDR: 'drum',
  XRO: 'roll', RO: 'roll', XTU: 'tube', XJR: 'jar', JR: 'jar', XBJ: 'bucket', XPU: 'tray', XTY: 'tank', XBK: 'basket',
  XCN: 'container', XNE: 'piece', XPC: 'parcel', XUN: 'piece', XBE: 'bundle', XBH: 'bunch', XSC: 'shallow crate',
} // prettier-ignore

/** A unit's word for its code; a code without one, or a word already, stays as it stands. */
export function unitWord(code: string | null): string | null {
  if (code === null) return null
  return WORDS[code.toUpperCase()] ?? code
}
