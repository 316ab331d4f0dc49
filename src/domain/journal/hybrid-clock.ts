/**
 * A hybrid logical clock: `mmmmmmmmmmmm-cccc`, milliseconds since 1970 and a counter, both in hex, so that text
 * order is time order. It orders acts on screen and decides no value.
 */
export type HybridTime = string

/** A remote clock further ahead of server time than this is kept but not adopted: one wrong clock must not drag all. */
export const ADOPT_AT_MOST_AHEAD_MS = 24 * 3_600_000

export function hybridTime(ms: number, counter: number): HybridTime {
  return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`
}

/** The next time of ours: never before `last`, whatever the wall clock (ms) says. */
export function tick(last: HybridTime | null, wallMs: number): HybridTime {
  if (last === null) return hybridTime(wallMs, 0)
  const { ms, counter } = parseHybridTime(last)
  if (wallMs > ms) return hybridTime(wallMs, 0)
  return counter === 0xffff ? hybridTime(ms + 1, 0) : hybridTime(ms, counter + 1)
}

/** Our clock after seeing a remote act; `serverMs` is the best known true time. */
export function adopt(last: HybridTime | null, remote: HybridTime, serverMs: number): HybridTime | null {
  if (parseHybridTime(remote).ms > serverMs + ADOPT_AT_MOST_AHEAD_MS) return last
  return last === null || remote > last ? remote : last
}

export function parseHybridTime(time: HybridTime): { readonly ms: number; readonly counter: number } {
  return { ms: Number.parseInt(time.slice(0, 12), 16), counter: Number.parseInt(time.slice(13), 16) }
}
