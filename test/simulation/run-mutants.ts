import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MUTANTS, type Mutant } from './mutants.ts'
import type { playSchedule } from './play-schedule.ts'

const root = resolve(import.meta.dirname, '../..')
const ours = `${pathToFileURL(root).href}/`
const PLAY = pathToFileURL(join(import.meta.dirname, 'play-schedule.ts')).href

/** What became of a mutant. */
export interface MutantResult {
  readonly mutant: Mutant
  /** The schedule that saw it and what it saw; null when it survived. */
  readonly killed: { readonly schedule: number; readonly oracle: string; readonly how: string } | null
  /** The source no longer holds what the mutant changes, exactly once. */
  readonly isStale: boolean
}

/** The changed source; null when what is to be changed does not stand there exactly once. */
export function mutate({ file, find, replace }: Mutant): string | null {
  const source = readFileSync(join(root, file), 'utf8')
  return source.split(find).length === 2 ? source.replace(find, () => replace) : null
}

/** Runs mutants, each in a copy of the whole core of its own in memory, until an oracle sees it or so many schedules are over. */
export async function runMutants(numbers: readonly number[], seed: number, most: number, tell: (result: MutantResult, number: number) => void): Promise<readonly MutantResult[]> {
  const hooks = hookMutants()
  const results: MutantResult[] = []
  try {
    for (const number of numbers) {
      const result = await runMutant(number, seed, most)
      results.push(result)
      tell(result, number)
    }
  } finally {
    hooks.deregister()
  }
  return results
}

async function runMutant(number: number, seed: number, most: number): Promise<MutantResult> {
  const mutant = MUTANTS[number]
  if (mutant === undefined) throw new Error(`There is no mutant ${number}`)
  if (mutate(mutant) === null) return { mutant, killed: null, isStale: true }
  const { playSchedule: play } = (await import(`${PLAY}?mutant=${number}`)) as { readonly playSchedule: typeof playSchedule }
  for (let schedule = 0; schedule < most; schedule += 1) {
    const failure = await play(seed, schedule)
    if (failure !== null) return { mutant, killed: failure, isStale: false }
  }
  return { mutant, killed: null, isStale: false }
}

/** Modules that are imported from a mutant are its own copies, and the one it changes is changed as it is loaded. */
function hookMutants() {
  return registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const number = context.parentURL === undefined ? null : new URL(context.parentURL).searchParams.get('mutant')
      const isCopied = number !== null && found.url.startsWith(ours) && !found.url.includes('/node_modules/') && !found.url.includes('?')
      return isCopied ? { ...found, url: `${found.url}?mutant=${number}` } : found
    },
    load(url, context, next) {
      const loaded = next(url, context)
      const number = url.startsWith(ours) ? new URL(url).searchParams.get('mutant') : null
      const mutant = number === null ? undefined : MUTANTS[Number(number)]
      const isChanged = mutant !== undefined && url.startsWith(`${ours}${mutant.file}?`)
      return isChanged ? { ...loaded, source: mutate(mutant) ?? '' } : loaded
    },
  })
}
