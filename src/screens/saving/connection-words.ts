import type { ConnectionTrouble, SavingState } from '#state/saving.ts'
import { showMoment } from '../kit/show-time.ts'

type Unreachable = Extract<SavingState['connection'], { readonly kind: 'unreachable' }>

/** Troubles that pass by themselves: the same short words, and carry on. */
const passing: ReadonlySet<ConnectionTrouble> = new Set<ConnectionTrouble>(['no-network', 'timed-out', 'server-error'])

/** Why the server cannot be used now, for the corner. */
export function connectionWords({ since, reason }: Unreachable, now: string): string {
  const at = showMoment(since, now)
  return passing.has(reason) ? `no connection since ${at}. Carry on: nothing here needs it` : `${short[reason]} since ${at}`
}

const short: Readonly<Record<ConnectionTrouble, string>> = {
  'no-network': 'no connection',
  'timed-out': 'no connection',
  'server-error': 'no connection',
  'not-trusted': 'the trust server could not prove who it is, nothing sent',
  'not-a-trust-server': 'no trust server at its address, nothing sent',
  'sign-in-refused': 'the trust server refused your sign-in, nothing sent',
  'another-server': 'another server answers at the trust’s address, nothing sent',
}

/** The same at length, for the panel: what happened, what is safe, what to do. */
export const connectionAtLength: Readonly<Record<ConnectionTrouble, string>> = {
  'no-network': 'This computer has no network. Carry on: nothing here needs it, and what waits is sent when the network is back.',
  'timed-out': 'The trust server did not answer in time. Carry on: nothing here needs it, and what waits is sent when it answers.',
  'server-error': 'The trust server has a fault of its own. Carry on: nothing here needs it. If it lasts a day, tell your IT department.',
  'not-trusted':
    'The trust server could not prove who it is, so nothing is sent. Your work is safe on this computer. Tell your IT department that its certificate is not trusted.',
  'not-a-trust-server':
    'What answers at the trust server’s address is not a trust server, or a sign-in page of the network stands before it. Nothing is sent. Your work is safe on this computer.',
  'sign-in-refused':
    'The trust server refused your sign-in, so nothing is sent. Your work is safe on this computer. Ask your IT department for a new sign-in.',
  'another-server':
    'The server at the trust’s address is not the one you sent to before, or it was emptied. Nothing is sent until a person decides. Your work is safe on this computer.',
}
