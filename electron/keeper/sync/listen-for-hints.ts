import { createParser } from 'eventsource-parser'
import { isAllowed, type Fetch } from './fetch-http.ts'

/** What comes of a stream of hints. `ended` comes once, and last. */
export interface Heard {
  readonly opened: () => void
  readonly hinted: () => void
  readonly ended: () => void
}

/** Opens a server's stream of hints; gives what ends it. */
export type Listen = (url: string, headers: Readonly<Record<string, string>>, heard: Heard) => () => void

/** A server gives a sign of life every 15 s. */
const SILENCE_MS = 45_000
/** Many things added at once are one hint. */
const TOGETHER_MS = 250
/** What is added without pause is read once in this time: each reading looks some seconds back, and is work for the server. */
const APART_MS = 1000
/** No event of a server is longer; one that is, is read no further. */
const LONGEST_EVENT = 16 * 1024

/** Listens to server-sent events (HTML Living Standard, 9.2) as `fetchHttp` asks: no cookies, no redirects, bounded in memory, never an exception. */
export function listenForHints(fetch: Fetch, silenceMs = SILENCE_MS): Listen {
  return (url, headers, heard) => {
    const stop = new AbortController()
    let silence: ReturnType<typeof setTimeout> | undefined
    let coming: ReturnType<typeof setTimeout> | undefined
    const signOfLife = (): void => {
      clearTimeout(silence)
      silence = setTimeout(() => stop.abort(), silenceMs)
    }
    let hintedAt = -APART_MS
    const hint = (): void => {
      coming ??= setTimeout(() => {
        coming = undefined
        hintedAt = performance.now()
        heard.hinted()
      }, Math.max(TOGETHER_MS, hintedAt + APART_MS - performance.now()))
    }
    signOfLife()
    void read().catch(() => undefined).finally(() => {
      clearTimeout(silence)
      clearTimeout(coming)
      // Ends what may still be coming, also of an answer that is no stream.
      stop.abort()
      heard.ended()
    })
    return () => stop.abort()

    async function read(): Promise<void> {
      if (!isAllowed(url)) return
      const init = { headers: { ...headers, accept: 'text/event-stream' }, cache: 'no-store', redirect: 'error', credentials: 'omit', signal: stop.signal } as const
      const response = await fetch(url, init)
      if (response.status !== 200 || response.headers.get('content-type')?.startsWith('text/event-stream') !== true) return
      heard.opened()
      let length = 0
      const whole = (): void => void (length = 0)
      const parser = createParser({ onComment: whole, onEvent: ({ event }) => {
        whole()
        if (event === 'added') hint()
      } })
      const decoder = new TextDecoder()
      const reader = response.body?.getReader()
      for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
        signOfLife()
        length += part.value.length
        parser.feed(decoder.decode(part.value, { stream: true }))
        if (length > LONGEST_EVENT) return
      }
    }
  }
}
