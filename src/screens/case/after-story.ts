import { shortDay } from '#domain/basics/calendar.ts'
import type { Json } from '#domain/basics/json.ts'
import { COPY_GIVEN, copyGivenSchema } from '#domain/letter/letter-parts.ts'
import { afterMeetingSchema, careSchema, APPROACH, approachSchema, CARE, CHASE, chaseSchema, DISCUSSED, discussedSchema, DISPATCH, dispatchSchema, FILED, filedSchema, INFORMATION, NO_REPORT, noReportSchema, OFFERED, offeredSchema, PACK, packItemSchema, REPORT, reportSchema, SEEN, seenSchema, SHARING_CONSENT, SHARING_GATE, TOLD, TRANSFER, TRANSFER_CONSENT, transferConsentSchema, TRANSFER_GATE, transferGateSchema, transferSchema, VERBAL, verbalSchema } from '#domain/pathway/pathway-parts.ts'
import { givenWords } from '../kit/words-for-people.ts'
import { methodWords, gateWords } from '../after/method-words.ts'

/** What happened after a decision, in a line of the story; null for a part that is no such thing or cannot be read. */
export function afterStory(unit: string, value: { readonly [field: string]: Json }, providerName: (id: string) => string): { readonly title: string; readonly rest: string } | null {
  const tell = tellers[unit.split('/')[0] ?? '']
  return tell?.(value, providerName) ?? null
}

type Told = { readonly title: string; readonly rest: string }
type Teller = (value: { readonly [field: string]: Json }, providerName: (id: string) => string) => Told | null

interface Readable<T> {
  readonly safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false }
}

function teller<T>(schema: Readable<T>, tell: (value: T, providerName: (id: string) => string) => Told): Teller {
  return (value, providerName) => {
    const read = schema.safeParse(value)
    return read.success ? tell(read.data, providerName) : null
  }
}

const tellers: Readonly<Record<string, Teller>> = {
  [APPROACH]: teller(approachSchema, ({ provider, answer, familyTold, how, whom }, nameOf) => {
    if (familyTold !== null) return { title: 'The family was told of the decline.', rest: sentence([nameOf(provider), ...familyTold.each.map(({ to, how }) => `${to} ${how}`)]) }
    if (answer === null) return { title: 'Provider asked.', rest: sentence([nameOf(provider), how, whom]) }
    const words = answer.words === '' ? '' : ` “${answer.words}”`
    if (answer.kind === 'declined') return { title: 'Provider declined.', rest: `${sentence([nameOf(provider), answer.whom])}${words}` }
    return { title: 'Provider accepted.', rest: `${sentence([nameOf(provider), answer.whom])}${words}${answer.sees === null ? '' : ` Sees the child ${shortDay(answer.sees)}.`}` }
  }),
  [PACK]: teller(packItemSchema, ({ what, heldBy, received }) => {
    if (heldBy.kind === 'us') return { title: 'Put in the pack.', rest: what }
    if (received !== null) return { title: `Came from ${heldBy.organisation}.`, rest: what }
    return heldBy.asked === null ? { title: `Held by ${heldBy.organisation}, to be asked for.`, rest: what } : { title: `Asked of ${heldBy.organisation}.`, rest: what }
  }),
  [DISPATCH]: teller(dispatchSchema, ({ version, method, copy, to, undone, astray, acknowledged }) => {
    if (undone !== null && astray === true) return { title: 'It went to the wrong person.', rest: `Version ${version}: ${undone.why}` }
    if (undone !== null) return { title: 'Not sent after all.', rest: `Version ${version}: ${undone.why}` }
    if (acknowledged !== null) return { title: 'The other side has the letter.', rest: sentence([`Version ${version}`, acknowledged.whom, acknowledged.how]) }
    return { title: copy === 'pseudonymised' ? 'Pseudonymised copy of the letter sent.' : 'Letter sent.', rest: `Version ${version}, ${methodWords(method)}, to ${to}.` }
  }),
  [SEEN]: teller(seenSchema, ({ provider, on, how }, nameOf) => ({ title: 'The provider saw the child or young person.', rest: sentence([nameOf(provider), shortDay(on), { visit: 'a visit', clinic: 'in clinic', 'report-only': 'from the records alone' }[how]]) })),
  [VERBAL]: teller(verbalSchema, ({ from, words, to, confirmedBy }, nameOf) => ({ title: confirmedBy === null ? 'Spoken opinion.' : 'Spoken opinion confirmed.', rest: `“${words}” ${sentence([nameOf(from), `heard by ${to.join(', ')}`])}` })),
  [REPORT]: teller(reportSchema, ({ from }, nameOf) => ({ title: 'Report received.', rest: `From ${nameOf(from)}.` })),
  [NO_REPORT]: teller(noReportSchema, ({ provider, why }, nameOf) => ({ title: 'No report will come.', rest: `${nameOf(provider)}: ${why}` })),
  [FILED]: teller(filedSchema, (filed) => (filed.kind === 'filed' ? { title: 'Report in the medical notes.', rest: filed.where } : { title: 'Report not put in the notes.', rest: filed.why })),
  [OFFERED]: teller(offeredSchema, (offered) => (offered.kind === 'offered' ? { title: 'Report offered to read.', rest: sentence([offered.to, offered.format, offered.language]) } : { title: 'Report not offered to somebody.', rest: offered.why })),
  [DISCUSSED]: teller(discussedSchema, (talk) => {
    if (talk.kind === 'not-done') return { title: 'Report not discussed with somebody.', rest: talk.why }
    return { title: talk.kind === 'held' ? 'Report discussed.' : 'Did not want to discuss the report.', rest: `With ${talk.with}.` }
  }),
  [TRANSFER]: teller(transferSchema, ({ name, explained, outcome }) => {
    if (outcome !== null) return { title: outcome.kind === 'possible' ? 'A transfer is possible.' : 'A transfer is not possible.', rest: outcome.reason }
    return explained === null ? { title: 'A transfer was asked for. Care remains here.', rest: name } : { title: 'How a transfer is decided was explained.', rest: '' }
  }),
  [TRANSFER_GATE]: teller(transferGateSchema, ({ gate, yes, why }) => ({ title: `${gateWords(gate)}: ${yes ? 'yes' : 'no'}.`, rest: why })),
  [TRANSFER_CONSENT]: teller(transferConsentSchema, ({ person, yes, why }) => ({ title: `${person} ${yes ? 'consents' : 'does not consent'} to a transfer.`, rest: why })),
  [SHARING_GATE]: teller(transferGateSchema, ({ yes, why }) => ({ title: `The clinical team ${yes ? 'agrees' : 'does not agree'} to share care.`, rest: why })),
  [SHARING_CONSENT]: teller(transferConsentSchema, ({ person, yes, why }) => ({ title: `${person} ${yes ? 'consents' : 'does not consent'} to sharing care.`, rest: why })),
  [CARE]: teller(careSchema, ({ kind }) => ({ title: 'Case closed.', rest: { remains: 'Care remains here.', shared: 'Care is shared.', transferred: 'Care is transferred.' }[kind] })),
  [INFORMATION]: teller(afterMeetingSchema, ({ words }) => ({ title: 'The information has come.', rest: words })),
  [TOLD]: teller(afterMeetingSchema, ({ words }) => ({ title: 'The family was told, with the other route.', rest: words })),
  [COPY_GIVEN]: teller(copyGivenSchema, ({ version, to, how }) => ({ title: 'Copy of the letter given.', rest: sentence([to, `version ${version}`, givenWords[how]]) })),
  [CHASE]: teller(chaseSchema, ({ words }) => ({ title: 'Call logged.', rest: words })),
}

function sentence(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '').join(', ')
  return said === '' ? '' : `${said}.`
}
