import type { LetterSource } from '../letter/compose-letter.ts'
import type { Meeting } from '../meeting/meeting.ts'
import { isTransferAgreed } from '../pathway/gates-of-transfer.ts'
import { readPathway } from '../pathway/read-pathway.ts'
import { bankHolidaysOf } from '../profile/use-profile.ts'
import type { Gp } from '../person/gp.ts'
import { copiesNamed } from './copies-named.ts'
import { isRestricted } from './is-restricted.ts'
import { neededBy } from './needed-by.ts'
import { goesOnChairsWord } from './override-consent.ts'
import { latestDecision } from './read-case-file.ts'
import type { TeamFile } from './read-meeting-file.ts'
import type { LetterFacts } from './what-stops-letter.ts'
import { pathwayOn } from './whose-consent.ts'

/** What a letter is drafted with, beside the facts of its case. */
interface Drafting {
  readonly team: TeamFile
  /** The meeting whose decision it follows; null while that has not reached this computer. */
  readonly meeting: Meeting | null
  /** Who was asked first, as the letter names them. */
  readonly askedBefore: readonly string[]
  /** The child's GP; null while none is written down. */
  readonly gp: Gp | null
  /** Who would sign it. */
  readonly author: { readonly user: string; readonly name: string }
  readonly version: number
}

/** Everything the letter of a case is composed from, as it stands on a day. Null while it cannot be composed at all. */
export function letterSource({ file, identity, provider, elsewhere, today }: LetterFacts, { team, meeting, askedBefore, gp, author, version }: Drafting): Omit<LetterSource, 'prose' | 'signed'> | null {
  const decision = latestDecision(file)
  if (decision === null || identity === null || provider === null || meeting === null || team.team === null || file.subject === null) return null
  const signatory = team.members.find((member) => member.user === author.user)
  return {
    team: team.team,
    logo: team.profile?.trust.logo ?? undefined,
    subject: file.subject,
    identity,
    setting: file.setting,
    brief: file.brief,
    mode: file.mode,
    careRemains: !isTransferAgreed(pathwayOn(file, identity.born, today)),
    neededBy: neededBy(file, today, bankHolidaysOf(team)),
    indications: file.indications,
    sides: file.sides,
    decision,
    meeting,
    provider,
    askedBefore,
    questions: file.questions,
    words: file.words,
    people: file.people,
    copies: copiesNamed(file, gp, elsewhere, provider, version),
    enclosures: readPathway(file.record).pack.filter((item) => item.heldBy.kind === 'us' || item.received !== null),
    dissent: file.dissents.some((dissent) => dissent.meeting === decision.meeting),
    request: file.request,
    consents: file.consents,
    consentOverridden: goesOnChairsWord(file),
    hearing: file.hearing,
    restricted: isRestricted(file, elsewhere),
    contact: team.members.find((member) => member.role === 'secretary') ?? null,
    version,
    date: today,
    signatory: { name: author.name, title: signatory?.title ?? '', registration: signatory?.registration ?? '' },
  }
}
