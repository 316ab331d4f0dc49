import type { SavingState } from '#state/saving.ts'
import { counted, showDay } from '../kit/show-time.ts'
import { connectionAtLength } from '../saving/connection-words.ts'
import { cornerWords, waitingCount, type CornerWords } from '../saving/corner-words.ts'

/** "It ended on 12 November 2026, …" */
export function endedOn({ reading }: Pick<SavingState, 'reading'>): string {
  const day = reading === null ? '' : ` on ${showDay(reading.until)}`
  return `It ended${day}, because for too long your trust had not confirmed who you are.`
}

/** The corner: what is NOT saved comes first, as everywhere. */
export function cornerWhenEnded(saving: SavingState, now: string, onlyOnScreen: number): CornerWords {
  if (saving.notSaved !== null) return cornerWords(saving, 0, now, onlyOnScreen)
  const waiting = waitingCount(saving)
  return { shape: 'person', tone: 'calm', parts: ['Reading here has ended', waiting === 0 ? 'nothing waiting to send' : `${waiting.toLocaleString('en-GB')} waiting to send`, 'all of it saved on this computer, locked'] }
}

export function waitingWords(waiting: number): string {
  if (waiting === 0) return 'Nothing waits to be sent.'
  return `${counted(waiting, 'entry waits', 'entries wait')} to be sent, and ${waiting === 1 ? 'goes' : 'go'} as soon as the trust server takes your sign-in.`
}

/** Why it has not come back yet. Elsewhere a lost connection is nothing to mind; here it is what stands in the way. */
export function whyNotYet({ connection, signsIn }: Pick<SavingState, 'connection' | 'signsIn'>): string {
  if (connection.kind !== 'unreachable') return 'Your trust is being asked now.'
  switch (connection.reason) {
    case 'no-network':
    case 'timed-out':
    case 'server-error':
      return 'The trust server does not answer: this computer has no network, or the server is off.'
    case 'sign-in-not-reached':
      return 'Your trust’s sign-in service does not answer.'
    case 'sign-in-refused':
      return signsIn ? 'Your sign-in to the trust has ended: sign in again.' : connectionAtLength['sign-in-refused']
    default:
      return connectionAtLength[connection.reason]
  }
}
