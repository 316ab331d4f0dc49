import type { Replies } from '#bridge/bridge.ts'
import { refuse } from '#domain/basics/answer.ts'
import { useApp } from './app-store.ts'

const STOPPED = refuse({ kind: 'keeper-stopped', rule: 'K1' })

/** Puts what the trust’s key holder needs where the person says. */
export async function saveRecoveryRequest(vault: string): Promise<Replies['saveRecoveryRequest']> {
  try {
    const answer = await window.consilium.ask('saveRecoveryRequest', { vault })
    // Where it was put is told there from now on.
    useApp.setState({ computer: await window.consilium.ask('readComputer', {}) })
    return answer
  } catch {
    return STOPPED
  }
}

/** Asks the person for what came back, and whether it opens these records. */
export function chooseRecoveryAnswer(vault: string): Promise<Replies['chooseRecoveryAnswer']> {
  return window.consilium.ask('chooseRecoveryAnswer', { vault }).catch(() => STOPPED)
}
