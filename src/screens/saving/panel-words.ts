import type { Comparing } from '#state/app-store.ts'
import type { SavingState } from '#state/saving.ts'
import { counted, showMoment } from '../kit/show-time.ts'
import { comparingWords, connectionAtLength, endedAtLength } from './connection-words.ts'
import { waitingCount } from './corner-words.ts'
import { NOTHING_SENT, onlyHereForNow } from './server-question-words.ts'

/** The sentence under the panel's heading: can the trust server be used now. */
export function connectionSentence(saving: SavingState, now: string): string {
  const { connection } = saving
  const waiting = waitingCount(saving)
  switch (connection.kind) {
    case 'no-server':
      return 'Made-up clinic: there is no trust server, and nothing leaves this computer.'
    case 'not-tried':
      return 'The trust server has not been tried yet. Carry on: nothing here needs it.'
    case 'connected':
      if (saving.toDecide !== null) return `Connected to the trust server since ${showMoment(connection.since, now)}. ${NOTHING_SENT}.`
      return `Connected to the trust server since ${showMoment(connection.since, now)}. ${waiting === 0 ? 'Nothing to send.' : `${waiting.toLocaleString('en-GB')} to go.`}`
    case 'unreachable':
      return `No connection since ${showMoment(connection.since, now)}. ${hasEnded(saving) ? endedAtLength : connectionAtLength[connection.reason]}`
  }
}

/** Their sign-in has ended, or cannot be renewed where it began: they can sign in again themselves. */
export function maySignIn({ connection, signsIn }: Pick<SavingState, 'connection' | 'signsIn'>): boolean {
  return signsIn && connection.kind === 'unreachable' && (connection.reason === 'sign-in-refused' || connection.reason === 'sign-in-not-reached')
}

/** Their sign-in has ended, and they can sign in again themselves. */
export function hasEnded({ connection, signsIn }: Pick<SavingState, 'connection' | 'signsIn'>): boolean {
  return signsIn && connection.kind === 'unreachable' && connection.reason === 'sign-in-refused'
}

/** What happens next with what waits to be sent. */
export function sendingSentence(saving: SavingState, now: string): string {
  if (saving.connection.kind === 'no-server') return 'Nothing is sent from the made-up clinic'
  if (waitingCount(saving) === 0) return 'Nothing waiting to send'
  if (saving.toDecide !== null) return NOTHING_SENT
  if (saving.sending) return 'Sending now'
  const { connection } = saving
  if (connection.kind !== 'unreachable') return 'To be sent next'
  if (hasEnded(saving)) return 'Sent once you have signed in again (F3)'
  if (connection.reason === 'sign-in-refused') return 'Nothing is tried until you ask: Compare now (F7) tries again'
  return `Tries again at ${showMoment(connection.nextTryAt, now)}, and as often as needed`
}

/** How many entries of this computer the trust server is known to hold now, and how that is known. What it lost, or another server held, is not among them. */
export function onServerNow({ acts, toDecide }: Pick<SavingState, 'acts' | 'toDecide'>): { readonly count: number; readonly words: string } {
  const answered = acts.onServer.toLocaleString('en-GB')
  if (acts.onServer === 0) return { count: 0, words: 'Nothing yet' }
  if (toDecide === null) return { count: acts.onServer, words: 'The server answered for each one' }
  if (toDecide.kind === 'another-server') return { count: 0, words: `None known. The server before this one answered for ${answered}` }
  return { count: Math.max(0, acts.onServer - toDecide.ours), words: `The server answered for ${answered}, and now lacks ${toDecide.ours.toLocaleString('en-GB')} of them` }
}

export interface PanelFact {
  readonly name: string
  readonly words: string
  /** The key that acts on this row. */
  readonly act: 'compare' | 'locked-copy' | null
}

/** The rows at the foot of the panel: comparison, clock, and what would be lost with this computer; `onlyOnScreen` texts are on no disk. */
export function panelFacts(saving: SavingState, now: string, onlyOnScreen = 0): readonly PanelFact[] {
  const made = saving.connection.kind === 'no-server'
  return [
    ...(made ? [] : comparisonFacts(saving, now)),
    { name: 'If this computer is lost', words: lossWords(saving, onlyOnScreen), act: 'locked-copy' },
  ]
}

function comparisonFacts(saving: SavingState, now: string): readonly PanelFact[] {
  return [
    { name: 'Last compared with the server', words: comparedWords(saving, now), act: null },
    { name: 'Next comparison', words: saving.connection.kind === 'connected' ? 'Within about 10 minutes' : 'When the network is back, and about every 10 minutes after that', act: 'compare' },
    { name: 'This computer’s clock', words: clockWords(saving.clockOffsetMs), act: null },
  ]
}

function comparedWords({ compared, acts, toDecide }: SavingState, now: string): string {
  if (compared === null) return 'Not yet'
  const at = showMoment(compared.at, now)
  if (compared.same) return acts.waiting === 0 ? `${at}. The same on both` : `${at}. The same on both, but for the ${acts.waiting.toLocaleString('en-GB')} above`
  return `${at}. Not the same: ${compared.here.toLocaleString('en-GB')} here, ${compared.onServer.toLocaleString('en-GB')} on the server. ${differenceWords()}`

  function differenceWords(): string {
    if (toDecide !== null) return NOTHING_SENT
    const lacks = (compared?.here ?? 0) - (compared?.onServer ?? 0)
    if (lacks <= 0 || acts.waiting > 0) return 'What is missing is being fetched or sent'
    return `Colleagues’ computers send the ${lacks.toLocaleString('en-GB')} that it lacks`
  }
}

/** What came of asking to be compared now, with what is here alone meanwhile; null where the state of saving says all. */
export function comparedNow(saving: SavingState, comparing: Comparing, now: string): string | null {
  const words = comparingWords(saving, comparing, now)
  if (words === null || comparing === 'asking') return words === null ? null : `${sentence(words)}.`
  const waiting = waitingCount(saving)
  const still = waiting === 0 ? 'Nothing waits to be sent.' : `${waiting.toLocaleString('en-GB')} still ${waiting === 1 ? 'waits' : 'wait'} on this computer to be sent.`
  return `${sentence(words)}. ${still}`
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** `offsetMs` is server time minus ours. Order never depends on it, so it is a fact, not an alarm. */
export function clockWords(offsetMs: number | null): string {
  if (offsetMs === null) return 'Not yet held against the trust server’s'
  const seconds = Math.round(Math.abs(offsetMs) / 1000)
  if (seconds < 30) return 'Right, within half a minute'
  const how = offsetMs > 0 ? 'slow' : 'fast'
  return `${clockSpan(seconds)} ${how}. Order is not affected`
}

function clockSpan(seconds: number): string {
  if (seconds < 90) return counted(seconds, 'second')
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return counted(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day')
}

function lossWords(saving: SavingState, onlyOnScreen: number): string {
  if (saving.connection.kind === 'no-server') return 'The made-up records would be lost; they can be made again'
  const only = [
    ...(waitingCount(saving) > 0 ? [`the ${waitingCount(saving).toLocaleString('en-GB')} waiting`] : []),
    ...onlyHereForNow(saving.toDecide, saving.acts.waiting),
    ...(saving.acts.refused > 0 ? [`the ${saving.acts.refused.toLocaleString('en-GB')} refused`] : []),
    ...(saving.drafts > 0 ? [counted(saving.drafts, 'unfinished draft')] : []),
    ...(onlyOnScreen > 0 ? [`${counted(onlyOnScreen, 'sentence')} on the screen`] : []),
  ]
  if (only.length === 0) return 'Nothing of yours would be lost'
  const last = only.at(-1) ?? ''
  return `Of yours, only ${only.length === 1 ? last : `${only.slice(0, -1).join(', ')} and ${last}`} would be lost`
}
