import type { Comparing } from '#state/app-store.ts'
import type { ConnectionTrouble, SavingState } from '#state/saving.ts'
import { showMoment } from '../kit/show-time.ts'

type Unreachable = Extract<SavingState['connection'], { readonly kind: 'unreachable' }>

/** Troubles that pass by themselves: the same short words, and carry on. */
const passing: ReadonlySet<ConnectionTrouble> = new Set<ConnectionTrouble>(['no-network', 'timed-out', 'server-error'])

const ended = 'your sign-in has ended, nothing sent'

/** Why the server cannot be used now, for the corner. `signsIn`: they sign in with their trust's own service. */
export function connectionWords({ since, reason }: Unreachable, now: string, signsIn = false): string {
  const at = showMoment(since, now)
  if (signsIn && reason === 'sign-in-refused') return `${ended} since ${at}`
  return passing.has(reason) ? `no connection since ${at}. Carry on: nothing here needs it` : `${short[reason]} since ${at}`
}

const short: Readonly<Record<ConnectionTrouble, string>> = {
  'no-network': 'no connection',
  'timed-out': 'no connection',
  'server-error': 'no connection',
  'not-trusted': 'the trust server could not prove who it is, nothing sent',
  'not-a-trust-server': 'no trust server at its address, nothing sent',
  'sign-in-refused': 'the trust server refused your sign-in, nothing sent',
  'sign-in-not-reached': 'your trust’s sign-in cannot be reached, nothing sent',
  'sign-in-gives-no-role': 'your trust gives you no role in this team, nothing sent',
  'another-server': 'another server answers at the trust’s address, nothing sent',
}

/** The same at length, for the panel: what happened, what is safe, what to do. */
export const connectionAtLength: Readonly<Record<ConnectionTrouble, string>> = {
  'no-network': 'This computer has no network, or the trust server is off. Carry on: nothing here needs it, and what waits is sent when it is reached again.',
  'timed-out': 'The trust server did not answer in time. Carry on: nothing here needs it, and what waits is sent when it answers.',
  'server-error': 'The trust server has a fault of its own. Carry on: nothing here needs it. If it lasts a day, tell your IT department.',
  'not-trusted':
    'The trust server could not prove who it is, so nothing is sent. Your work is safe on this computer. Tell your IT department that its certificate is not trusted.',
  'not-a-trust-server':
    'What answers at the trust server’s address is not a trust server, or a sign-in page of the network stands before it. Nothing is sent. Your work is safe on this computer.',
  'sign-in-refused':
    'The trust server refused your sign-in, so nothing is sent. Your work is safe on this computer. Ask your IT department for a new sign-in.',
  'sign-in-not-reached':
    'Your trust’s sign-in service cannot be reached, so nothing is sent. Carry on: nothing here needs it, and what waits is sent when it answers. If it lasts a day, tell your IT department.',
  'sign-in-gives-no-role':
    'Your trust’s sign-in gives you no role in this team any more, so nothing is sent. Your work is safe on this computer. Ask your IT department whether that is meant.',
  'another-server':
    'The server at the trust’s address is not the one you sent to before, or it was emptied. Nothing is sent until a person decides. Your work is safe on this computer.',
}

/** What came of asking to be compared now, while the trust server cannot be used: what it is that keeps it is said beside this. */
export function comparingWords({ connection }: Pick<SavingState, 'connection'>, comparing: Comparing, now: string): string | null {
  if (comparing === null || connection.kind !== 'unreachable') return null
  if (comparing === 'asking') return 'asking the trust server now'
  const isSilent = connection.reason === 'no-network' || connection.reason === 'timed-out'
  return `${isSilent ? 'the trust server did not answer' : 'the trust server was asked again'} at ${showMoment(comparing.failedAt, now)}, nothing was compared`
}

/** For who signs in with their trust's own service, in place of asking the IT department. */
export const endedAtLength = 'Your sign-in to the trust has ended, so nothing is sent. Your work is safe on this computer. Sign in again and it goes on.'
