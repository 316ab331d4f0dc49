/** A file that somebody chose to enclose, as the screens know it. */
export type { FoundEnclosure } from '#bridge/bridge.ts'
