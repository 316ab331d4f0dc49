import type { FromKeeper, KeeperReplies, KeeperRequestName, KeeperRequests, ToKeeper } from '#bridge/keeper-messages.ts'
import type { NoticeName, Notices } from '#bridge/bridge.ts'

/** The keeper as main asks it. A question is rejected when the keeper failed or ended before it answered. */
export interface KeeperLine {
  ask<N extends KeeperRequestName>(name: N, request: KeeperRequests[N]): Promise<KeeperReplies[N]>
  /** A message came from the keeper. */
  take(message: Exclude<FromKeeper, { readonly kind: 'open-address' }>): void
  /** The keeper ended: everything asked is lost. */
  drop(): void
}

interface Waiting {
  readonly resolve: (reply: never) => void
  readonly reject: (error: Error) => void
}

export function lineToKeeper(
  send: (message: ToKeeper) => void,
  onNotice: <N extends NoticeName>(name: N, notice: Notices[N]) => void,
): KeeperLine {
  const waiting = new Map<number, Waiting>()
  let last = 0
  return {
    ask: (name, request) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        send({ kind: 'ask', id: last, name, request })
      }),
    take: (message) => {
      if (message.kind === 'notice') return onNotice(message.name, message.notice as never)
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.kind === 'reply') asked?.resolve(message.reply as never)
      else asked?.reject(new Error(`The keeper failed: ${message.error}`))
    },
    drop: () => {
      for (const { reject } of waiting.values()) reject(new Error('The keeper ended'))
      waiting.clear()
    },
  }
}
