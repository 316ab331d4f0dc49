import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What `npm run letter` was asked to do. */
export interface LetterOptions {
  readonly from: string
  readonly to: string
  /** Where the accessible web page goes; null where none is asked for. */
  readonly html: string | null
  readonly largePrint: boolean
  /** Whether the finished file is held to the rules for accessible archive files. */
  readonly check: boolean
  /** Whether the file is locked with six words, which are said once. */
  readonly encrypt: boolean
}

/** Takes the words after the command; null where they ask for nothing it does, or for two files in one place. */
export function readOptions(args: readonly string[]): LetterOptions | null {
  const { values, positionals } = parse(args) ?? { values: {}, positionals: [] }
  const [from, to] = positionals
  if (from === undefined || to === undefined || positionals.length !== 2) return null
  // A locked file is no archival one, so there is nothing to hold it to.
  if (values.check === true && values.encrypt === true) return null
  const html = values.html ?? null
  const places = [from, to, ...(html === null ? [] : [html])].map((place) => resolve(place))
  if (new Set(places).size !== places.length) return null
  return { from, to, html, largePrint: values['large-print'] ?? false, check: values.check ?? false, encrypt: values.encrypt ?? false }
}

const options = { html: { type: 'string' }, 'large-print': { type: 'boolean' }, check: { type: 'boolean' }, encrypt: { type: 'boolean' } } as const

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> | null {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    return null
  }
}
