import type { Replies } from '#bridge/bridge.ts'
import { refuse } from '#domain/basics/answer.ts'

const STOPPED = refuse({ kind: 'keeper-stopped', rule: 'K1' })

/** Puts what the trust’s key holder needs where the person says. */
export function saveRecoveryRequest(vault: string): Promise<Replies['saveRecoveryRequest']> {
  return window.consilium.ask('saveRecoveryRequest', { vault }).catch(() => STOPPED)
}

/** Asks the person for what came back, and whether it opens these records. */
export function chooseRecoveryAnswer(vault: string): Promise<Replies['chooseRecoveryAnswer']> {
  return window.consilium.ask('chooseRecoveryAnswer', { vault }).catch(() => STOPPED)
}
