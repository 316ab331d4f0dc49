import { useMemo } from 'react'
import { nameInSentence } from '#domain/letter/asked-before.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { composedProse, composeLetter } from '#domain/letter/compose-letter.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { letterSource } from '#domain/rules-across/letter-source.ts'
import { latestDecision, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { declinedBefore, hasDeclined, providerInHand } from '#domain/rules-across/provider-in-hand.ts'
import { nextLetterVersion } from '#domain/rules-across/sign-letter.ts'
import { letterWords } from '#domain/rules-across/letter-words.ts'
import { whatStopsWords } from '#domain/rules-across/what-stops-words.ts'
import { whatStopsLetter, type Blocker, type LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import type { Member } from '#domain/meeting/team.ts'
import type { Prose } from '#domain/basics/prose.ts'
import type { Identity } from '#domain/person/identity.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { summaryOf, useAppParts } from '#state/app-store.ts'
import { elsewhereIn } from '#state/of-the-child.ts'

export interface LetterInHand {
  readonly version: number
  readonly identity: Identity | null
  readonly provider: Provider | null
  readonly providerId: string
  /** Who was asked first, as the letter names them, and everybody who was asked and declined. */
  readonly askedBefore: readonly string[]
  readonly declined: readonly Provider[]
  readonly facts: LetterFacts
  /** What stops it, by the record: also its words, of one that was never signed. */
  readonly blockers: readonly Blocker[]
  /** Who would sign, as the team has them; null for somebody it does not list. */
  readonly signatory: { readonly team: TeamFile; readonly member: Member } | null
  /** What the minute composes, before the consultant's wording; null while the letter cannot be composed at all. */
  readonly composed: { readonly why: Prose; readonly ask: Prose } | null
  /** The document with given prose; `signed` gives the final one. Null while it cannot be composed. */
  readonly compose: ((prose: { readonly why: Prose | null; readonly ask: Prose | null }, signed: boolean) => PaperDocument) | null
}

/** The letter of a case as it stands: composed from the minute, with everything that stops it. */
export function useLetter(file: CaseFile | null, team: TeamFile | null, today: string): LetterInHand | null {
  const { summaries, session } = useAppParts('summaries', 'session')
  return useMemo(() => {
    if (file === null || team === null || session === null) return null
    const decision = latestDecision(file)
    const patient = file.subject === null ? null : summaryOf(summaries, 'patient', file.subject.patient)
    const identity = patient?.identity ?? null
    const providerId = providerInHand(file) ?? ''
    const providerOf = (id: string): Provider | null => summaryOf(summaries, 'provider', id)?.provider ?? null
    const provider = providerOf(providerId)
    const pathway = readPathway(file.record)
    const declined = pathway.approaches.map((approach) => approach.provider).filter((id) => id !== providerId && hasDeclined(pathway, id))
    const meeting = decision === null ? null : summaryOf(summaries, 'meeting', decision.meeting)
    const facts: LetterFacts = { file, identity, patientNeedsAPerson: (patient?.needsPerson ?? 0) > 0, elsewhere: elsewhereIn(summaries, file.id, file.subject?.patient ?? ''), today, team: team.team, provider }
    const signatory = team.members.find((member) => member.user === session.author.user)
    const version = nextLetterVersion(file.signedLetters)
    const askedBefore = declinedBefore(file).map((id) => nameOf(providerOf(id)))
    const base = { askedBefore, declined: declined.flatMap((id) => providerOf(id) ?? []), version, identity, provider, providerId, facts, blockers: [...whatStopsLetter(facts), ...(file.signedLetters.length === 0 ? whatStopsWords(letterWords(file, version).prose) : [])], signatory: signatory === undefined ? null : { team, member: signatory } }
    const source = letterSource(facts, { team, meeting: meeting === null ? null : { name: meeting.name, on: meeting.on, at: meeting.at, room: meeting.room, minutes: meeting.minutes }, askedBefore, gp: patient?.gp ?? null, author: session.author, version })
    if (source === null) return { ...base, composed: null, compose: null }
    return {
      ...base,
      composed: composedProse({ ...source, signed: false }),
      compose: (prose, signed) => composeLetter({ ...source, prose, signed }),
    }
  }, [file, team, summaries, session, today])
}

/** A name that has not reached this computer yet leaves its sentence true. */
function nameOf(provider: Provider | null): string {
  return provider === null ? 'Another provider' : nameInSentence(provider)
}
