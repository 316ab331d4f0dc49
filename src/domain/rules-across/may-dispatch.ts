import { agree, refuse, type Answer, type Refusal } from '../basics/answer.ts'
import { addDays, type CalendarDay } from '../basics/calendar.ts'
import type { Consent } from '../case/case-parts.ts'
import { decisionUnit } from '../decision/decision.ts'
import { londonDay } from '../basics/london-day.ts'
import { signedLetterUnit, type SignedLetter } from '../letter/letter-parts.ts'
import { SCAN_LINK_DAYS, usualChaserTimes } from '../pathway/chaser-times.ts'
import { dispatchUnit, type Dispatch } from '../pathway/pathway-parts.ts'
import { readPathway, type Pathway } from '../pathway/read-pathway.ts'
import { isAdult } from '../person/coming-of-age.ts'
import { protectedSince, whatKeepsLetter } from './practice-in-letter.ts'
import { hasDeclined, providerInHand } from './provider-in-hand.ts'
import { latestDecision, type CaseFile } from './read-case-file.ts'
import { whatStopsLetter, type Blocker, type LetterFacts } from './what-stops-letter.ts'

/** What somebody says they sent; `on` is the day of `at` where they are. */
export type DispatchWish = Omit<Dispatch, 'round' | 'expiresOn' | 'undone' | 'astray' | 'acknowledged'> & { readonly on: CalendarDay }

/** Which version, on which day. */
type WhichWhen = Pick<DispatchWish, 'version' | 'on'>

/** Reminders that stop nobody (A6). */
export type DispatchHint = 'not-accredited' | 'not-accepted-yet'

export interface DispatchToRecord {
  readonly unit: string
  readonly dispatch: Dispatch
  readonly hints: readonly DispatchHint[]
}

/**
 * May somebody say that this version was sent (A3 to A6)? Only the latest signed one, to the provider the case is with,
 * and only while nothing stops its letter: what would stop a signature stops the post as well. What had gone before a stop
 * came is still said, for another organisation has the records.
 */
export function mayDispatch(facts: LetterFacts, wish: DispatchWish): Answer<DispatchToRecord> {
  const pathway = readPathway(facts.file.record)
  const refusal = stopOfLetter(facts, pathway, wish) ?? stopOfProvider(facts, pathway, wish) ?? stopOfPost(pathway, wish)
  if (refusal !== null) return refuse(refusal)
  const { on, ...said } = wish
  const round = sentThisWay(pathway, wish).length + 1
  const expiresOn = wish.method === 'image-exchange' ? addDays(on, SCAN_LINK_DAYS) : null
  const dispatch: Dispatch = { ...said, round, expiresOn, undone: null, acknowledged: null }
  return agree({ unit: dispatchUnit(dispatch), dispatch, hints: hintsOf(pathway, facts, wish) })
}

/**
 * Why no pack is made of this version today: what would stop the letter itself being said to be sent stops a file that is
 * made to be sent with it (A3). Null when nothing does.
 */
export function whatStopsPack(facts: LetterFacts, version: number): Refusal | null {
  const pathway = readPathway(facts.file.record)
  const today = { version, on: facts.today }
  return stopOfLetter(facts, pathway, today) ?? stopOfProvider(facts, pathway, today)
}

/**
 * The letter that somebody may say they sent: the latest signed one, while it is for whom the case is with and they have
 * not declined (A3). When all have declined the case is with nobody, and no letter goes out.
 */
export function letterToSend(file: CaseFile, pathway: Pathway): SignedLetter | null {
  const letter = file.signedLetters.at(-1)
  return letter === undefined || letter.provider !== providerInHand(file) || hasDeclined(pathway, letter.provider) ? null : letter
}

function stopOfLetter(facts: LetterFacts, pathway: Pathway, wish: WhichWhen): Refusal | null {
  const { signedLetters, record } = facts.file
  const isOfNext = signedLetters.find((letter) => letter.version === wish.version)?.provider !== providerInHand(facts.file)
  const stop = whatStopsLetter(facts)
    .filter(({ kind }) => !isOfNext || !ABOUT_PROVIDER.has(kind))
    .find((found) => !wentBefore(dayOfStop(facts, pathway, found, wish.on), facts, wish))
  if (stop !== undefined) return { kind: 'letter-stopped', rule: stop.rule, stop }
  const signed = record.units.get(signedLetterUnit(wish.version))
  if (signed?.kind !== 'settled') return { kind: 'not-signed', rule: 'A3' }
  if (wish.on < londonDay(signed.act.at.wall)) return { kind: 'sent-before-signed', rule: 'A5' }
  const latest = Math.max(...signedLetters.map((letter) => letter.version))
  if (latest !== wish.version) return { kind: 'newer-version-signed', rule: 'A3', latest }
  const letter = signedLetters.find(({ version }) => version === wish.version)
  const kept = letter === undefined ? null : whatKeepsLetter(facts.file, facts, letter)
  // Of an address protected in another case of the child no day is known here.
  return kept !== null && !wentBefore(protectedSince(facts.file) ?? facts.today, facts, wish) ? kept : null
}

/** What is asked of the provider the case is with now is nothing against a letter that went to the one before. */
const ABOUT_PROVIDER: ReadonlySet<Blocker['kind']> = new Set(['no-provider', 'provider-declined', 'provider-at-home-trust', 'provider-incomplete', 'relevance-missing', 'provider-not-independent', 'independence-not-checked'])

/** The last day on which a letter may have gone before a stop, of those that come from outside; null for any other. `on`: the day it is said to have gone. */
function dayOfStop({ file, identity, today }: LetterFacts, pathway: Pathway, { kind, rule, detail }: Blocker, on: CalendarDay): CalendarDay | null {
  const refused = (of: (consent: Consent) => boolean): CalendarDay | null => file.consents.flatMap((consent) => (consent.answer === 'refused' && of(consent) ? (consent.on ?? []) : [])).toSorted()[0] ?? null
  switch (kind) {
    case 'ended':
      // Of a death in another case of the child no day is known here.
      return rule === 'P17' ? today : (file.ended?.on ?? null)
    case 'nothing-agreed':
      return decidedOn(file)
    case 'no-consent':
    case 'consent-not-theirs':
      return refused(() => true)
    case 'turned-eighteen':
      return identity === null || isAdult(identity.born, on) ? null : on
    case 'parked-for-urgent-treatment':
      return file.hold === null ? null : londonDay(file.hold.at)
    case 'consent-refused':
      return refused(({ person }) => person === detail)
    case 'provider-declined':
      return declinedOn(pathway, file.signedLetters.at(-1)?.provider ?? '')
    default:
      return null
  }
}

/** Of today nothing is said to have gone before what stops it today. */
function wentBefore(stopped: CalendarDay | null, { today }: LetterFacts, { on }: WhichWhen): boolean {
  return stopped !== null && on <= stopped && on < today
}

/** The day the decision that stands was written: of a letter to somebody else, the day it was overtaken. */
function decidedOn(file: CaseFile): CalendarDay | null {
  const decision = latestDecision(file)
  const state = decision === null ? undefined : file.record.units.get(decisionUnit(decision.meeting))
  return state?.kind === 'settled' ? londonDay(state.act.at.wall) : null
}

function declinedOn(pathway: Pathway, provider: string): CalendarDay | null {
  const answer = pathway.approaches.findLast((approach) => approach.provider === provider)?.answer ?? null
  return answer?.kind === 'declined' ? answer.on : null
}

function stopOfProvider(facts: LetterFacts, pathway: Pathway, wish: WhichWhen): Refusal | null {
  const { file } = facts
  const provider = file.signedLetters.find((letter) => letter.version === wish.version)?.provider ?? ''
  if (hasDeclined(pathway, provider)) return wentBefore(declinedOn(pathway, provider), facts, wish) ? null : { kind: 'provider-declined', rule: 'A3' }
  return provider === providerInHand(file) || wentBefore(decidedOn(file), facts, wish) ? null : { kind: 'signed-for-another-provider', rule: 'A3' }
}

function stopOfPost(pathway: Pathway, wish: DispatchWish): Refusal | null {
  if (wish.to.trim() === '') return { kind: 'recipient-missing', rule: 'A5' }
  if (['secure-mail', 'mesh', 'tracked-post'].includes(wish.method) && wish.address.trim() === '') return { kind: 'address-missing', rule: 'A5' }
  if (sentThisWay(pathway, wish).some((sent) => isStillOut(sent, wish.on))) return { kind: 'already-sent', rule: 'A5' }
  const items = wish.items.map((id) => pathway.pack.find((item) => item.id === id))
  if (items.includes(undefined)) return { kind: 'not-in-the-pack', rule: 'A4' }
  const away = items.find((item) => item?.heldBy.kind === 'elsewhere' && item.received === null)
  return away === undefined ? null : { kind: 'item-held-elsewhere', rule: 'A4', what: away.what }
}

function sentThisWay(pathway: Pathway, { version, method }: DispatchWish): readonly Dispatch[] {
  return pathway.dispatches.filter((sent) => sent.version === version && sent.method === method)
}

/** Sent and not taken back. A link goes again from the day it is chased, before it has run out. */
function isStillOut(sent: Dispatch, on: CalendarDay): boolean {
  if (sent.undone !== null) return false
  return sent.expiresOn === null || on < addDays(sent.expiresOn, usualChaserTimes.scanLink - SCAN_LINK_DAYS)
}

function hintsOf(pathway: Pathway, { file }: LetterFacts, wish: DispatchWish): readonly DispatchHint[] {
  const provider = providerInHand(file)
  const accepted = pathway.approaches.some((approach) => approach.provider === provider && approach.answer?.kind === 'accepted')
  return [...(wish.method === 'secure-mail' && !wish.accredited ? (['not-accredited'] as const) : []), ...(accepted ? [] : (['not-accepted-yet'] as const))]
}
