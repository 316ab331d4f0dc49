import { refuse } from '#domain/basics/answer.ts'
import type { FromKeeper, KeeperReplies, KeeperRequestName, KeeperRequests, ToKeeper } from '#bridge/keeper-messages.ts'
import type { NoticeName, Notices } from '#bridge/bridge.ts'

/** The keeper as main asks it. A question is rejected when the keeper failed or ended before it answered. */
export interface KeeperLine {
  /** What is to be saved is answered within seconds: where the keeper is silent, with `not-saved` (K22), though it may be saved yet. */
  ask<N extends KeeperRequestName>(name: N, request: KeeperRequests[N]): Promise<KeeperReplies[N]>
  /** A message came from the keeper. */
  take(message: Exclude<FromKeeper, { readonly kind: 'open-address' | 'key-store' }>): void
  /** The keeper ended: everything asked is lost. */
  drop(): void
}

interface Waiting {
  readonly resolve: (reply: never) => void
  readonly reject: (error: Error) => void
  readonly timer: ReturnType<typeof setTimeout> | undefined
}

/** A person is told within three seconds that what they typed is not saved; a quarter of a second goes before it is asked. */
const SAVING_MS = 2500
/** A PIN is made slow to try, and slower still on an old computer. */
const SIGNING_MS = 10_000

const NO_ANSWER = refuse({ kind: 'not-saved', rule: 'K22', reason: 'no-answer' })

export function lineToKeeper(
  send: (message: ToKeeper) => void,
  onNotice: <N extends NoticeName>(name: N, notice: Notices[N]) => void,
): KeeperLine {
  const waiting = new Map<number, Waiting>()
  /** Answered here, as the keeper was silent for too long. */
  const overdue = new Set<number>()
  let last = 0

  function giveUp(id: number, forMs: number): void {
    waiting.get(id)?.resolve(NO_ANSWER as never)
    waiting.delete(id)
    overdue.add(id)
    if (overdue.size === 1) onNotice('saving-silent', { forMs })
  }

  return {
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        const id = (last += 1)
        const longest = longestFor(name, request)
        waiting.set(id, { resolve, reject, timer: longest === null ? undefined : setTimeout(() => giveUp(id, longest), longest) })
        send({ kind: 'ask', id, name, request })
      }),
    take: (message) => {
      if (message.kind === 'notice') return onNotice(message.name, message.notice as never)
      if (overdue.delete(message.id) && overdue.size === 0) onNotice('saving-silent', { forMs: null })
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      clearTimeout(asked?.timer)
      if (message.kind === 'reply') asked?.resolve(message.reply as never)
      else asked?.reject(new Error(`The keeper failed: ${message.error}`))
    },
    drop: () => {
      for (const { reject, timer } of waiting.values()) {
        clearTimeout(timer)
        reject(new Error('The keeper ended'))
      }
      waiting.clear()
      overdue.clear()
    },
  }
}

/** How long the keeper has for a request, in ms; null for one that saves nothing a person typed, or waits for the network or a drive. */
function longestFor(name: KeeperRequestName, request: unknown): number | null {
  if (name === 'keepDraft' || name === 'dropDraft') return SAVING_MS
  if (name === 'keepSigned') return SIGNING_MS
  if (name !== 'appendActs') return null
  return (request as KeeperRequests['appendActs']).pin === undefined ? SAVING_MS : SIGNING_MS
}
