import { begin, end, propertiesOf } from './content-marks.ts'
import { beginText, endText, fontNamed, nextLine, placeLine, show } from './content-text.ts'
import { change, newWalk, ownerOf, wordOf, type FontCache, type Walk } from './content-walk.ts'
import { matrixOf, move, followedBy } from '../matrix.ts'
import type { PageContent } from './page-content.ts'
import { at, nameOf, numbersOf, streamBytesOf, type Found } from './read-object.ts'
import { readOperators, type Operand, type Operation } from './read-operators.ts'

/**
 * Takes a content stream with its resources and gives what it draws: walks the operators as a viewer would, and
 * minds whom each stroke belongs to. Throws ContentNotReadableError on what is no content stream.
 */
export function readContent(bytes: Uint8Array, resources: Found, fonts: FontCache): PageContent {
  const walk = newWalk(fonts)
  walkStream(walk, bytes, resources, 0)
  if (walk.marks.length > 0) walk.faults.push({ rule: 'marks-closed', words: 'Marked content begins and does not end.' })
  return { letters: walk.letters, drawn: walk.drawn, ids: walk.ids, colours: walk.colours, graphicsStates: walk.graphicsStates, faults: walk.faults }
}

/** Forms inside forms: further down than this nobody draws a letter. */
const deepest = 8

function walkStream(walk: Walk, bytes: Uint8Array, resources: Found, depth: number): void {
  for (const operation of readOperators(bytes)) {
    if (operation.operator === 'Do') drawObject(walk, operation, resources, depth)
    else step(walk, operation, resources)
  }
}

function step(walk: Walk, { operator, operands }: Operation, resources: Found): void {
  const numbers = operands.filter((operand) => typeof operand === 'number')
  if (paintsPath.has(operator)) paintPath(walk, operator)
  else if (Object.hasOwn(pathPoints, operator)) walk.path.push(...pathPoints[operator]!(numbers).map(([x, y]) => move(walk.graphics.matrix, x, y)))
  else if (Object.hasOwn(colourOperators, operator)) walk.colours.add(colourOperators[operator]!)
  else if (Object.hasOwn(handlers, operator)) handlers[operator]!(walk, numbers, operands, resources)
  else if (!drawsNothing.has(operator)) walk.faults.push({ rule: 'operators', words: 'It uses an operator that PDF does not know.' })
}

/** Operators that change how strokes look, or nothing at all, and that no rule asks about. */
const drawsNothing = new Set('w J j M d ri i h W W* g G sc SC scn SCN EI MP DP BX EX BI d0 d1'.split(' '))

const paintsPath = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const colourOperators: Readonly<Record<string, 'DeviceRGB' | 'DeviceCMYK'>> = { rg: 'DeviceRGB', RG: 'DeviceRGB', k: 'DeviceCMYK', K: 'DeviceCMYK' }

const pathPoints: Readonly<Record<string, (numbers: readonly number[]) => readonly (readonly [number, number])[]>> = {
  m: pairs,
  l: pairs,
  c: pairs,
  v: pairs,
  y: pairs,
  re: ([x = 0, y = 0, width = 0, height = 0]) => [[x, y], [x + width, y + height]],
}

function pairs(numbers: readonly number[]): readonly (readonly [number, number])[] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [numbers[index * 2]!, numbers[index * 2 + 1]!] as const)
}

function paintPath(walk: Walk, operator: string): void {
  walk.drawn.push({ owner: ownerOf(walk), operator, corners: walk.path })
  walk.path = []
}

type Handler = (walk: Walk, numbers: readonly number[], operands: readonly Operand[], resources: Found) => void

const handlers: Readonly<Record<string, Handler>> = {
  n: (walk) => { walk.path = [] },
  sh: (walk) => { walk.drawn.push({ owner: ownerOf(walk), operator: 'sh', corners: [] }) },
  ID: (walk) => { drawSquare(walk, 'BI') },
  q: (walk) => { walk.saved.push(walk.graphics) },
  Q: (walk) => { walk.graphics = walk.saved.pop() ?? walk.graphics },
  cm: (walk, numbers) => { change(walk, { matrix: followedBy(matrixOf(numbers), walk.graphics.matrix) }) },
  gs: (walk, _, [name]) => { walk.graphicsStates.add(wordOf(name)) },
  cs: (walk, _, [name]) => { noteColour(walk, wordOf(name)) },
  CS: (walk, _, [name]) => { noteColour(walk, wordOf(name)) },
  BT: beginText,
  ET: endText,
  Tf: (walk, [size = 0], [name], resources) => { change(walk, { size, font: fontNamed(walk, resources, wordOf(name)) }) },
  Tc: (walk, [spacing = 0]) => { change(walk, { spacing }) },
  Tw: (walk, [wordSpacing = 0]) => { change(walk, { wordSpacing }) },
  Tz: (walk, [scale = 100]) => { change(walk, { scale: scale / 100 }) },
  TL: (walk, [leading = 0]) => { change(walk, { leading }) },
  Ts: (walk, [rise = 0]) => { change(walk, { rise }) },
  Tm: (walk, numbers) => { placeLine(walk, matrixOf(numbers)) },
  Td: (walk, [x = 0, y = 0]) => { nextLine(walk, x, y) },
  TD: (walk, [x = 0, y = 0]) => { change(walk, { leading: -y }); nextLine(walk, x, y) },
  'T*': (walk) => { nextLine(walk, 0, -walk.graphics.leading) },
  Tj: (walk, _, operands) => { show(walk, 'Tj', operands) },
  "'": (walk, _, operands) => { nextLine(walk, 0, -walk.graphics.leading); show(walk, "'", operands) },
  '"': (walk, [wordSpacing = 0, spacing = 0], operands) => { change(walk, { wordSpacing, spacing }); nextLine(walk, 0, -walk.graphics.leading); show(walk, '"', operands.slice(2)) },
  TJ: (walk, _, [list]) => { show(walk, 'TJ', Array.isArray(list) ? list : []) },
  BMC: (walk, _, [tag]) => { begin(walk, wordOf(tag), null) },
  BDC: (walk, _, [tag, properties], resources) => { begin(walk, wordOf(tag), propertiesOf(properties, resources)) },
  EMC: end,
}

function noteColour(walk: Walk, name: string): void {
  if (name === 'DeviceRGB' || name === 'DeviceCMYK') walk.colours.add(name)
}

function drawSquare(walk: Walk, operator: string): void {
  const { matrix } = walk.graphics
  walk.drawn.push({ owner: ownerOf(walk), operator, corners: [move(matrix, 0, 0), move(matrix, 1, 1)] })
}

/** A picture fills the unit square; a form is a content stream of its own, drawn as if it stood here. */
function drawObject(walk: Walk, { operands }: Operation, resources: Found, depth: number): void {
  const object = at(resources, 'XObject', wordOf(operands[0]))
  const bytes = streamBytesOf(object)
  noteColour(walk, nameOf(at(object, 'ColorSpace')) ?? '')
  if (nameOf(at(object, 'Subtype')) !== 'Form' || bytes === null || depth >= deepest) return drawSquare(walk, 'Do')
  const before = { graphics: walk.graphics, ids: walk.ids.length }
  change(walk, { matrix: followedBy(matrixOf(numbersOf(at(object, 'Matrix'))), walk.graphics.matrix) })
  walkStream(walk, bytes, at(object, 'Resources') ?? resources, depth + 1)
  if (walk.ids.length > before.ids) walk.faults.push({ rule: 'parent-tree', words: 'A form drawn on the page has tagged content of its own, which this checker cannot follow.' })
  walk.graphics = before.graphics
}
