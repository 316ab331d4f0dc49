import type { z } from 'zod'
import type { Json } from '#domain/basics/json.ts'

/** What any of the words below does where it runs: nothing may ever set it. */
export const CANARY = 'hostileTextRan'

/** Stands in every hostile text, so that a screen can be held to showing it as it is. */
export const MARKER = '<b data-hostile>'

const RUN = `window.${CANARY}=1`

/** How a cell of a sheet of figures begins that a program would work out. */
const BEGINNINGS = ['=cmd|\'/c calc\'!A1', '+1+1', '-2+3', '@SUM(1)', '\t=1+1', '\r=1+1'] as const

/** One of each way that words have been run, opened or made to look like others. */
const TRICKS: readonly string[] = [
  `<script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  `'-${RUN}-'`,
  `<svg/onload=${RUN}>`,
  `<iframe srcdoc="<script>parent.${CANARY}=1</script>"></iframe>`,
  `<a href="javascript:${RUN}">x</a>`,
  `</textarea></title></style><script>${RUN}</script>`,
  `<details open ontoggle=${RUN}>`,
  `<style>@import 'https://example.org/x.css'</style>`,
  `<meta http-equiv=refresh content="0;url=https://example.org/">`,
  `<form action=https://example.org/><button autofocus onfocus=${RUN}>`,
  `javascript:${RUN} data:text/html,<script>${RUN}</script> file:///etc/passwd smb://example.org/a ms-settings: https://example.org/ www.example.org`,
  `[x](javascript:${RUN}) ![x](https://example.org/x.png)`,
  '{{constructor.constructor("return 1")()}} ${7*7} <%= 7*7 %> #{7*7}',
  ') Tj ET Q endstream endobj trailer << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> (',
  '\u202Egnp.tne\u2066rap\u2069 \u200B\u200D\uFEFF\u00AD \u0000\u0007\u001B[31m',
  '__proto__ constructor prototype toString',
  '%s %n %x \\u003cscript\\u003e &lt;script&gt; &#60;script&#62;',
  'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319 \u{1F468}\u200D\u{1F469}\u200D\u{1F467} \uFFFD \u{10FFFF}',
]

/** All tricks in one text, after one of the beginnings. */
function hostileText(at: number): string {
  return `${BEGINNINGS[at % BEGINNINGS.length] ?? ''} ${MARKER} ${TRICKS.join(' ')}`
}

/** One trick after another, for fields that take a line. */
function hostileLine(at: number): string {
  return `${MARKER}${TRICKS[at % TRICKS.length] ?? ''}`.slice(0, 190)
}

/** What is tried in a field, until its schema takes one. */
export function hostileWords(at: number): readonly string[] {
  return [hostileText(at), hostileLine(at), MARKER]
}

/** What fields take that are no words: days, times, ids, hashes. */
const PLAIN = ['2026-10-08', '2026-10-08T10:00:00.000Z', '10:00', '019a0000-0000-7000-8000-000000000000', 'a'.repeat(64), 'a0', 'SW1A 1AA', '9991862528', 'en', '1']

/** As much of a zod schema as is read here. */
interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly valueType?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly Json[]
  readonly getter?: () => z.ZodType
}

/**
 * A value that a schema takes, with hostile words wherever it takes any: read from the schema itself, so that a field
 * added later is filled as well. Undefined for a schema this cannot fill.
 */
export function fillSchema(schema: z.ZodType, next: () => number): Json | undefined {
  const def = schema.def as unknown as Def
  switch (def.type) {
    case 'object':
      return fillObject(def.shape ?? {}, next)
    case 'array': {
      const one = def.element && fillSchema(def.element, next)
      return one === undefined ? [] : [one]
    }
    case 'union':
      return (def.options ?? []).map((option) => fillSchema(option, next)).find((value) => value !== undefined && value !== null)
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
      return def.innerType && fillSchema(def.innerType, next)
    case 'pipe':
      return def.in && fillSchema(def.in, next)
    case 'lazy':
      return def.getter && fillSchema(def.getter(), next)
    case 'record':
      return {}
    default:
      return [...leavesOf(def), ...hostileWords(next()), ...PLAIN].find((value) => schema.safeParse(value).success)
  }
}

function fillObject(shape: Readonly<Record<string, z.ZodType>>, next: () => number): Json | undefined {
  const fields = Object.entries(shape).map(([name, field]) => [name, fillSchema(field, next)] as const)
  return Object.fromEntries(fields.filter((field): field is [string, Json] => field[1] !== undefined))
}

function leavesOf({ type, entries, values }: Def): readonly Json[] {
  if (type === 'enum') return Object.values(entries ?? {})
  if (type === 'literal') return values ?? []
  if (type === 'boolean') return [true]
  return type === 'number' || type === 'int' ? [1, 0, 30] : []
}
