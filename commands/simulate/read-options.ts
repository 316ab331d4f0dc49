import { parseArgs } from 'node:util'

/** What `npm run simulate` was asked to do. */
export interface SimulateOptions {
  readonly schedules: number
  readonly seed: number
  readonly from: number
  readonly mutants: boolean
  /** Mutants by their numbers; null for all. */
  readonly only: readonly number[] | null
}

/** Null when a word is not known or a number is none. */
export function readOptions(args: readonly string[]): SimulateOptions | null {
  const options = parse(args)
  if (options === null) return null
  const [schedules, seed, from] = [options.schedules ?? '1000', options.seed ?? '1', options.from ?? '0'].map(wholeNumber)
  const only = options.only === undefined ? null : options.only.split(',').map(wholeNumber)
  if (schedules == null || schedules === 0 || seed == null || from == null || only?.includes(null) === true) return null
  return { schedules, seed, from, mutants: options.mutants ?? false, only: only === null ? null : only.map(Number) }
}

function parse(args: readonly string[]) {
  try {
    const options = { schedules: { type: 'string' }, seed: { type: 'string' }, from: { type: 'string' }, only: { type: 'string' }, mutants: { type: 'boolean' } } as const
    return parseArgs({ args: [...args], options, allowPositionals: false }).values
  } catch {
    return null
  }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
