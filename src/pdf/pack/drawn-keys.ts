/**
 * What drawing reads of each kind of object, by ISO 32000-1: for each key the kind of what stands there. `*` is any key
 * at all, where keys are names that the file chose. Lists hold what is of their own kind.
 */
const table = {
  /** Names, numbers, strings and lists of them. */
  value: {},
  // 7.4: how a stream is packed.
  packing: keys('Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform', { JBIG2Globals: 'bytes' }),
  bytes: {},
  // 7.8.3. What stands in a resource list is named by the operators.
  resources: { ExtGState: 'states', ColorSpace: 'spaces', Pattern: 'patterns', Shading: 'shadings', XObject: 'objects', Font: 'fonts', Properties: 'layers' },
  states: { '*': 'state' },
  spaces: { '*': 'space' },
  patterns: { '*': 'pattern' },
  shadings: { '*': 'shading' },
  objects: { '*': 'object' },
  fonts: { '*': 'font' },
  layers: { '*': 'layer' },
  /** A form or a picture: which of them, it says itself. */
  object: {},
  // 8.10.2, 11.6.6.
  form: keys('Type Subtype FormType BBox Matrix', { Resources: 'resources', Group: 'group', OC: 'layer' }),
  group: keys('Type S I K', { CS: 'space' }),
  // 8.9.5; the key Matte is 11.6.5.3's.
  picture: keys('Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte', { ColorSpace: 'space', Mask: 'picture', SMask: 'picture', OC: 'layer' }),
  // 8.7.
  pattern: keys('Type PatternType PaintType TilingType BBox XStep YStep Matrix', { Resources: 'resources', Shading: 'shading', ExtGState: 'state' }),
  shading: keys('ShadingType Background BBox AntiAlias Domain Coords Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow', { ColorSpace: 'space', Function: 'function' }),
  // 7.10.
  function: keys('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds', { Functions: 'function' }),
  // 8.6: what stands in the list of a colour space may be its measures, a profile, a table, a function, or what several inks are.
  space: keys('WhitePoint BlackPoint Gamma Matrix Range N Subtype FunctionType Domain Size BitsPerSample Order Encode Decode C0 C1 Bounds', { Alternate: 'space', Functions: 'function', Colorants: 'spaces', Process: 'process' }),
  process: keys('Components', { ColorSpace: 'space' }),
  // 8.4.5, 11.6.5.2.
  state: keys('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK UseBlackPtComp', { Font: 'font', BG: 'function', BG2: 'function', UCR: 'function', UCR2: 'function', TR: 'function', TR2: 'function', SMask: 'mask' }),
  mask: keys('Type S BC', { G: 'form', TR: 'function' }),
  // 9.6, 9.7, 9.8.
  font: keys('Type Subtype BaseFont FirstChar LastChar Widths FontBBox FontMatrix DW W DW2 W2', { FontDescriptor: 'descriptor', Encoding: 'encoding', ToUnicode: 'encoding', DescendantFonts: 'font', CIDSystemInfo: 'collection', CIDToGIDMap: 'bytes', CharProcs: 'letters', Resources: 'resources' }),
  letters: { '*': 'letter' },
  /** The operators of one letter in a font that is drawn. */
  letter: {},
  collection: keys('Registry Ordering Supplement'),
  /** A list of letters by number, or a map of characters. */
  encoding: keys('Type BaseEncoding Differences CMapName WMode', { CIDSystemInfo: 'collection', UseCMap: 'encoding' }),
  descriptor: keys('Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth Lang', { FontFile: 'program', FontFile2: 'program', FontFile3: 'program', Style: 'style', FD: 'descriptors' }),
  descriptors: { '*': 'descriptor' },
  style: keys('Panose'),
  program: keys('Length1 Length2 Length3 Subtype'),
  // 8.11.
  layer: keys('Type Name Intent P', { OCGs: 'layer', VE: 'layer' }),
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

/** A kind of object that drawing reads. */
export type DrawnKind = keyof typeof table

/** The kind of what stands at a key; null when drawing does not read it. */
export function kindAt(kind: DrawnKind, key: string): DrawnKind | null {
  const keysOfKind: ReadonlyMap<string, DrawnKind> = drawn.get(kind)!
  return keysOfKind.get(key) ?? keysOfKind.get('*') ?? null
}

const drawn = new Map(Object.entries(table).map(([kind, entries]) => [kind, new Map(Object.entries(entries))])) as unknown as ReadonlyMap<DrawnKind, ReadonlyMap<string, DrawnKind>>

function keys<T extends Readonly<Record<string, string>>>(values: string, others?: T): T & Readonly<Record<string, 'value'>> {
  return { ...Object.fromEntries(values.split(' ').map((key) => [key, 'value'])), ...others } as never
}
