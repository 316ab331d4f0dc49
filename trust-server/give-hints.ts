import type { FastifyReply } from 'fastify'
import type { Database } from './database.ts'
import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import type { SignedIn } from './sign-in.ts'

/** Tells people who stay connected that something was added for their team: never what, so that it is read the usual way. */
export interface Hints {
  /** Answers with a stream of server-sent events that stays open, or with a refusal. */
  readonly open: (person: SignedIn, reply: FastifyReply) => Refusal | null
  /** Ends every stream. */
  readonly close: () => void
}

/** Somebody has a few computers; whoever opens more streams has a program that does not close them. */
const MOST_A_PERSON = 8
/** A timer set for longer goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** A connection that has died without a word is noticed on both sides. */
const SIGN_OF_LIFE_MS = 15_000

interface Listener {
  readonly person: SignedIn
  readonly stream: FastifyReply['raw']
}

/** @param listening is told how many listen, whenever it changes */
export async function startHints(database: Database, listening: (count: number) => void): Promise<Hints> {
  const listeners = new Set<Listener>()
  let isClosed = false
  const write = (text: string, to: Iterable<Listener>): void => {
    for (const { stream } of to) stream.write(text)
  }
  await database.listen((team) => write('event: added\ndata:\n\n', [...listeners].filter(({ person }) => team === null || person.teams.includes(team))))
  const living = setInterval(() => write(': here\n\n', listeners), SIGN_OF_LIFE_MS).unref()
  return {
    open: (person, reply) => {
      if (isClosed) return refuse(503, 'transient', 'The server is stopping. Try again in a moment.')
      if ([...listeners].filter((one) => one.person.user === person.user).length >= MOST_A_PERSON) {
        return refuse(429, 'throttled', 'You have too many connections open to this server. Close the app on computers you do not use.')
      }
      reply.hijack()
      const stream = reply.raw
      // Its connection ends with it: kept for another request, it would keep a server that stops from stopping.
      stream.writeHead(200, { connection: 'close', 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-accel-buffering': 'no' })
      const listener = { person, stream }
      // Who has no sign-in any more is told nothing more.
      const ending = person.until === undefined ? undefined : setTimeout(() => stream.end(), Math.min(LONGEST_TIMER_MS, Math.max(0, person.until - Date.now()))).unref()
      const leave = (): void => {
        clearTimeout(ending)
        listeners.delete(listener)
        listening(listeners.size)
      }
      listeners.add(listener)
      listening(listeners.size)
      stream.on('close', leave)
      stream.on('error', leave)
      stream.write(': here\n\n')
      return null
    },
    close: () => {
      isClosed = true
      clearInterval(living)
      for (const { stream } of listeners) stream.end()
    },
  }
}
