import type { Trouble } from '../ports.ts'

/** What is looked at, in the order it is told. */
export const CHECKS = [
  'description', 'epoch', 'clear-text', 'clock', 'hints', 'create', 'create-again', 'create-at-once', 'read-by-id', 'text', 'bytes', 'tag',
  'identifier', 'fresh-page', 'unknown-parameter', 'last-updated', 'next-page', 'count', 'elements', 'safe-update', 'no-token', 'other-team-write', 'other-team-read',
] as const
export type Check = (typeof CHECKS)[number]

/** `limit`: the app works with it, and the team should know. `unknown`: could not be seen, for example for want of a second token. */
export type Verdict = 'good' | 'limit' | 'bad' | 'unknown'

export interface Finding {
  readonly check: Check
  readonly verdict: Verdict
  /** What the server did, in a few words that quote nothing it holds. */
  readonly came: string
}

/** How many teams' records a server may hold; `not-reached`: it could not be seen to the end. */
export type Fitness = 'several-teams' | 'one-team' | 'not-fit' | 'not-reached'

/** What a server was seen to do. */
export interface ServerProfile {
  readonly fitness: Fitness
  /** Why it was not seen to the end. */
  readonly trouble: Trouble | null
  /** '' when it gives none. */
  readonly epoch: string
  readonly findings: readonly Finding[]
}

export function found(check: Check, verdict: Verdict, came: string): Finding {
  return { check, verdict, came }
}

/** A server is taken for one of several teams only when it was seen to keep one team's entries from another. */
export function judgeFitness(findings: readonly Finding[]): Fitness {
  if (findings.some(({ verdict }) => verdict === 'bad')) return 'not-fit'
  if (findings.some(({ check, verdict }) => check === 'create' && verdict === 'unknown')) return 'not-reached'
  const isKeptApart = findings.some(({ check, verdict }) => check === 'other-team-read' && verdict === 'good')
  const isWrittenApart = findings.some(({ check, verdict }) => check === 'other-team-write' && verdict === 'good')
  return isKeptApart && isWrittenApart ? 'several-teams' : 'one-team'
}
