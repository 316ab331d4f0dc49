import type { Comparing } from '#state/app-store.ts'
import type { SavingState } from '#state/saving.ts'
import type { ShapeKind } from '../kit/shape-kind.ts'
import { counted, showMoment } from '../kit/show-time.ts'
import { comparingWords, connectionWords } from './connection-words.ts'
import { readingEndsWords } from './reading-words.ts'
import { questionInCorner } from './server-question-words.ts'

export interface CornerWords {
  readonly shape: ShapeKind
  /** `not-saved` colours the whole bar and is spoken at once. */
  readonly tone: 'not-saved' | 'calm'
  /** The first in bold; read in this order. */
  readonly parts: readonly string[]
}

/**
 * The corner: what is true about saving and sending now, the worst first. `needsPerson` counts what waits for a person
 * in the records (two versions, late, signed twice, an earlier part missing), refused entries apart, which are counted
 * here; `now` is an ISO instant; `onlyOnScreen` counts the texts that are on no disk while nothing can be saved; `comparing` is
 * what came of asking to be compared now.
 */
export function cornerWords(saving: SavingState, needsPerson: number, now: string, onlyOnScreen = 0, comparing: Comparing = null): CornerWords {
  if (saving.notSaved !== null) return notSavedWords(saving.notSaved, now, onlyOnScreen)
  const people = needsPerson + peopleForSaving(saving)
  const words = people > 0 ? personWords(saving, people, now) : quietWords(saving, now)
  const asked = comparingWords(saving, comparing, now)
  return { ...words, parts: [...words.parts, ...(asked === null ? [] : [asked]), ...readingPart(saving), ...lowPart(saving)] }
}

function quietWords(saving: SavingState, now: string): CornerWords {
  if (saving.connection.kind === 'no-server') return madeUpWords(saving, now)
  if (waitingCount(saving) > 0) return waitingWords(saving, now)
  const isEmpty = saving.acts.saved === 0 && (saving.compared?.here ?? 0) === 0
  return isEmpty ? nothingWords(saving, now) : sentWords(saving, now)
}

/** What of saving and sending itself waits for a person. */
export function peopleForSaving({ refused, damage, alarms, forks, toDecide, roleNow, room }: SavingState): number {
  return refused.length + damage.length + alarms + (forks === 0 ? 0 : 1) + (toDecide === null ? 0 : 1) + (roleNow === null ? 0 : 1) + (room?.kind === 'reserve-used' ? 1 : 0)
}

/** Entries and signed papers the server does not hold yet. */
export function waitingCount(saving: SavingState): number {
  return saving.acts.waiting + saving.blobsWaiting
}

const whyInShort: Readonly<Record<NonNullable<SavingState['notSaved']>['reason'], string>> = {
  'disk-full': 'disk full',
  'disk-failed': 'the disk does not take what is written',
  'no-answer': 'the disk does not answer',
}

function notSavedWords(notSaved: NonNullable<SavingState['notSaved']>, now: string, onlyOnScreen: number): CornerWords {
  const screen = onlyOnScreen > 0 ? [`${counted(onlyOnScreen, 'sentence')} only on this screen`] : []
  return { shape: 'person', tone: 'not-saved', parts: [`NOT saved since ${showMoment(notSaved.since, now)}`, whyInShort[notSaved.reason], ...screen] }
}

function personWords(saving: SavingState, people: number, now: string): CornerWords {
  return calm('person', [
    people === 1 ? '1 needs a person' : `${people.toLocaleString('en-GB')} need a person`,
    ...(saving.toDecide === null ? [] : questionInCorner(saving.toDecide)),
    ...(saving.roleNow === null ? [] : ['your role at the trust has changed']),
    ...(saving.room?.kind === 'reserve-used' ? ['this computer’s disk is full, make room now'] : []),
    ...saving.damage.slice(0, 1).map(() => 'damage found on this disk'),
    ...(saving.alarms > 0 ? ['two entries with one name, both kept'] : []),
    ...(saving.forks > 0 ? ['your records seem to be in use on two computers'] : []),
    ...refusedWords(saving),
    ...(saving.lastSavedAt === null ? [] : [`saved on this computer ${showMoment(saving.lastSavedAt, now)}`]),
    ...(saving.connection.kind === 'no-server' ? draftPart(saving) : [waitingPart(saving), ...draftPart(saving), ...serverPart(saving, now)]),
  ])
}

function refusedWords({ refused }: SavingState): readonly string[] {
  if (refused.length === 0) return []
  const reasons = new Set(refused.map(({ words }) => words.trim().replace(/\.$/u, '')))
  const [reason] = reasons
  const why = reasons.size === 1 && reason !== undefined && reason !== '' ? `: ${reason}` : ''
  return [`the trust server refused ${counted(refused.length, 'entry', 'entries')}${why}`]
}

function madeUpWords(saving: SavingState, now: string): CornerWords {
  return calm('here', [savedHere(saving, now), ...draftPart(saving), 'made-up clinic, no trust server'])
}

function waitingWords(saving: SavingState, now: string): CornerWords {
  return calm('waiting', [savedHere(saving, now), waitingPart(saving), ...draftPart(saving), ...serverPart(saving, now)])
}

/** What came from the trust server is saved here all the same, and is a colleague’s. */
export const NOTHING_OF_YOURS = 'Nothing of yours saved yet'

function nothingWords(saving: SavingState, now: string): CornerWords {
  return calm('here', [NOTHING_OF_YOURS, ...draftPart(saving), ...serverPart(saving, now)])
}

/**
 * "Everything" only when the last comparison found the same on both, no entry was ever refused for good, and the server
 * that answers is still the one it was compared with.
 */
function sentWords(saving: SavingState, now: string): CornerWords {
  const { connection, compared, acts } = saving
  const isAnother = connection.kind === 'unreachable' && connection.reason === 'another-server'
  const isAllThere = compared?.same === true && acts.refused === 0 && !isAnother
  const refused = acts.refused === 0 ? [] : [`${counted(acts.refused, 'refused entry', 'refused entries')} on this computer only`]
  const first = isAllThere ? 'Everything is on the trust server' : savedHere(saving, now)
  return calm(isAllThere ? 'on-server' : 'here', [first, 'nothing waiting to send', ...refused, ...draftPart(saving), ...serverPart(saving, now)])
}

function savedHere({ lastSavedAt }: SavingState, now: string): string {
  return lastSavedAt === null ? NOTHING_OF_YOURS : `Saved on this computer ${showMoment(lastSavedAt, now)}`
}

function waitingPart(saving: SavingState): string {
  const count = waitingCount(saving)
  return count === 0 ? 'nothing waiting to send' : `${count.toLocaleString('en-GB')} waiting to send`
}

function draftPart({ drafts }: SavingState): readonly string[] {
  return drafts === 0 ? [] : [`${counted(drafts, 'unfinished draft')} on this computer only`]
}

/** The server now if it cannot be used, else when both were last held against each other. */
function serverPart(saving: SavingState, now: string): readonly string[] {
  if (saving.connection.kind === 'unreachable') return [connectionWords(saving.connection, now, saving.signsIn)]
  if (saving.compared !== null) {
    return [`last compared ${showMoment(saving.compared.at, now)}${saving.compared.same ? '' : ', not the same on both'}`]
  }
  if (saving.sending) return ['sending now']
  return [saving.connection.kind === 'connected' ? 'not yet compared' : 'not yet connected']
}

function readingPart(saving: SavingState): readonly string[] {
  const words = readingEndsWords(saving)
  return words === '' ? [] : [`r${words.slice(1)}`]
}

/** Little room is said last, whatever else is true. */
function lowPart({ room }: SavingState): readonly string[] {
  return room?.kind === 'low' ? [`this computer’s disk is nearly full, ${room.freeBytes < 1e6 ? 'less than 1' : Math.floor(room.freeBytes / 1e6)} MB left`] : []
}

function calm(shape: ShapeKind, parts: readonly string[]): CornerWords {
  return { shape, tone: 'calm', parts }
}
