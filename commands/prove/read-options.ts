import { parseArgs } from 'node:util'

/** What `npm run prove` was asked to do. */
export type ProveOptions =
  | { readonly what: 'processes'; readonly keepers: number; readonly minutes: number; readonly seed: number }
  | { readonly what: 'steps' }
  | { readonly what: 'kills'; readonly kind: 'app' | 'keeper'; readonly runs: number; readonly seed: number; readonly from: number }
  | { readonly what: 'replies' | 'tampers' | 'flips'; readonly runs: number; readonly seed: number; readonly from: number }

/** Null when a word is not known or a number is none. */
export function readOptions(args: readonly string[]): ProveOptions | null {
  const parsed = parse(args)
  const [what, ...more] = parsed?.positionals ?? []
  if (parsed === null || more.length > 0) return null
  const { values } = parsed
  if (what === 'steps') return Object.keys(values).length === 0 ? { what } : null
  const seed = wholeNumber(values.seed ?? '1')
  if (seed === null) return null
  if (what === 'processes') {
    const [keepers, minutes] = [wholeNumber(values.keepers ?? '8'), wholeNumber(values.minutes ?? '5')]
    return keepers === null || keepers < 2 || !minutes ? null : { what, keepers, minutes, seed }
  }
  if (what === 'kills') return readKills(values, seed)
  if (what !== 'replies' && what !== 'tampers' && what !== 'flips') return null
  const [runs, from] = [wholeNumber(values.runs ?? (what === 'flips' ? '1000' : '100000')), wholeNumber(values.from ?? '0')]
  return !runs || from === null ? null : { what, runs, seed, from }
}

function readKills({ kind = 'keeper', runs, from, ...others }: NonNullable<ReturnType<typeof parse>>['values'], seed: number): ProveOptions | null {
  const [howMany, first] = [wholeNumber(runs ?? '100'), wholeNumber(from ?? '0')]
  const isKnown = (kind === 'app' || kind === 'keeper') && others.keepers === undefined && others.minutes === undefined
  return !isKnown || !howMany || first === null ? null : { what: 'kills', kind, runs: howMany, seed, from: first }
}

function parse(args: readonly string[]) {
  try {
    const options = { keepers: { type: 'string' }, minutes: { type: 'string' }, seed: { type: 'string' }, runs: { type: 'string' }, from: { type: 'string' }, kind: { type: 'string' } } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    return null
  }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
