/** What a test run counted. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  /** Titles of the tests that were skipped. */
  readonly skipped: readonly string[]
  /** Names of what failed, as far as they are known: a run that ended badly may give none. */
  readonly failures: readonly string[]
}
export const NOTHING: Counts
export function countVitest(json: string | null, ok: boolean, strayErrors?: string | null): Counts
export function countPlaywright(json: string | null, ok: boolean): Counts
export function addCounts(counts: readonly Counts[]): Counts
export function closingLine(counts: Counts): string
export function isGood(counts: Counts, demands: { readonly needsTests: boolean; readonly isBuildServer: boolean }): boolean
