import { longDay, shortDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { childStops } from '#domain/rules-across/child-stops.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import type { Approach } from '#domain/pathway/pathway-parts.ts'
import { neededBy } from '#domain/rules-across/needed-by.ts'
import { nextProvider } from '#domain/rules-across/provider-in-hand.ts'
import { mayApproach } from '#domain/rules-across/may-approach.ts'
import { recordAnswer, recordApproach } from '#actions/record-approach.ts'
import { useMay } from '#state/use-may.ts'
import { useChaserCalendar } from '../board/use-calendar.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { DeclineTold, toldWords } from './decline-told.tsx'
import type { AfterPart } from './part.ts'

/** Who was asked, what they said, and who is next (row 14). */
export function Approaches(part: AfterPart & { readonly facts: LetterFacts }) {
  const { file, pathway, providerName, form, open, isOver, facts, today } = part
  const may = useMay('record-approach') && !isOver
  const next = nextProvider(file, pathway)
  const by = neededBy(file, today, useChaserCalendar().bankHolidays)
  const asked = pathway.approaches.find((approach) => approach.provider === next)
  const allowed = next === null ? null : mayApproach(file, next, childStops(file, facts.identity, facts.elsewhere, today))
  return (
    <section className="after-part" aria-labelledby="asking-heading">
      <h2 id="asking-heading">Asking the provider</h2>
      {pathway.approaches.map((approach) => (
        <ApproachRow key={approach.provider} {...part} approach={approach} may={may} by={by} />
      ))}
      {next === null && <p>{pathway.approaches.length === 0 ? 'The meeting has not chosen a provider yet.' : 'Everybody on the shortlist has declined. The meeting chooses another.'}</p>}
      {next !== null && asked === undefined && (
        <div className="after-row">
          <p>
            <strong>{providerName(next)}</strong> has not been asked yet.
          </p>
          {may && allowed?.ok === true && form !== `asked/${next}` && (
            <Button dense keys="A" onPress={() => open(`asked/${next}`)}>
              They were asked
            </Button>
          )}
          {allowed?.ok === false && <p className="text-quiet">{wordsFor(allowed.refusal)}</p>}
        </div>
      )}
      {next !== null && form === `asked/${next}` && may && (
        <QuickForm
          name="They were asked"
          record={file.record}
          draft={`approach/${next}/asked`}
          start={{ on: '', how: '', whom: '' }}
          fields={[
            { box: 'whom', label: 'Who was spoken to', width: 'half' },
            { box: 'how', label: 'How', hint: 'For example by telephone', width: 'half' },
            { box: 'on', label: 'When', hint: 'For example 9 10. Empty is today', width: 'narrow' },
          ]}
          boxOf={dayBox}
          button="Save that they were asked"
          save={(context, opened, words) => recordApproach(context, opened, { provider: next, on: words.on ?? '', how: words.how ?? '', whom: words.whom ?? '' }, facts)}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}

const dayBox = { 'day-not-understood': 'on', 'day-not-yet': 'on', 'answer-before-approach': 'on', 'answer-needs-whom': 'whom' }

function ApproachRow({ approach, may, by, ...part }: AfterPart & { readonly by: CalendarDay | null; readonly approach: Approach; readonly may: boolean }) {
  const { file, providerName, form, open } = part
  const { provider, answer, familyTold } = approach
  const late = dayMissed(approach, by)
  const isOpen = form === `answer/${provider}`
  const tells = `decline-told/${provider}`
  // Named without its provider, from elsewhere, it is the first whom the family has not been told of.
  const untold = part.pathway.approaches.find((asked) => asked.answer?.kind === 'declined' && asked.familyTold === null)
  const isTelling = form === tells || (form === 'decline-told' && untold?.provider === provider)
  const isOwedToFamily = may && answer?.kind === 'declined' && familyTold === null
  useKeys([{ keys: 'F', words: 'the family was told', run: () => open(tells), inBar: true }], { name: 'Sending', active: isOwedToFamily && form === null })
  return (
    <div>
      <div className="after-row">
        <p dir="auto">
          <strong>{providerName(provider)}</strong> {approachWords(approach)}
          {late !== null && <strong> That is after the day the opinion is needed, {shortDay(late)}.</strong>}
        </p>
        {may && answer === null && !isOpen && (
          <Button dense keys="A" onPress={() => open(`answer/${provider}`)}>
            Their answer
          </Button>
        )}
        {may && answer !== null && !isOpen && (
          <Button dense onPress={() => open(`answer/${provider}`)}>
            {answer.kind === 'accepted' && answer.sees === null ? 'They named a day' : 'Change their answer'}
          </Button>
        )}
        {may && answer?.kind === 'declined' && !isTelling && (
          <Button dense {...(isOwedToFamily ? { keys: 'F' } : {})} onPress={() => open(tells)}>
            {isOwedToFamily ? 'The family was told' : 'Somebody else was told'}
          </Button>
        )}
      </div>
      {isTelling && may && answer?.kind === 'declined' && <DeclineTold {...part} provider={provider} />}
      {isOpen && may && (
        <QuickForm
          name="Their answer"
          record={file.record}
          draft={`approach/${provider}/answer`}
          start={{ kind: answer?.kind ?? '', on: answer == null ? '' : longDay(answer.on), whom: answer?.whom ?? '', words: answer?.words ?? '', sees: answer?.sees == null ? '' : longDay(answer.sees) }}
          fields={[
            { box: 'kind', label: 'Will they?', kind: 'choice', choices: [{ value: 'accepted', words: 'They accept' }, { value: 'declined', words: 'They decline' }] },
            { box: 'whom', label: 'Who said so', width: 'half' },
            { box: 'sees', label: 'When they see the child', hint: 'For example 20 10. Empty while they have not said', width: 'narrow', when: (words) => words.kind !== 'declined' },
            { box: 'words', label: 'In their words' },
            { box: 'on', label: 'When they answered', hint: 'Empty is today', width: 'narrow' },
          ]}
          boxOf={{ ...dayBox, 'answer-needs-its-kind': 'kind' }}
          button="Save their answer"
          save={(context, opened, words) =>
            recordAnswer(context, opened, provider, { kind: words.kind ?? '', on: words.on ?? '', whom: words.whom ?? '', words: words.words ?? '', sees: words.sees ?? '' })
          }
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}

/** Rows 27 and 28: the day an opinion is needed by, when the provider sees the child after it. It is said, and stops nobody. */
function dayMissed({ answer }: Approach, by: CalendarDay | null): CalendarDay | null {
  return by !== null && answer?.kind === 'accepted' && answer.sees !== null && answer.sees > by ? by : null
}

function approachWords({ on, how, whom, answer, familyTold }: Approach): string {
  const asked = `asked ${shortDay(on)}${how === '' ? '' : `, ${how}`}${whom === '' ? '' : `, ${whom}`}.`
  if (answer === null) return `${asked} No answer yet.`
  const words = answer.words === '' ? '' : ` “${answer.words}”`
  if (answer.kind === 'declined') return `declined ${shortDay(answer.on)}, ${answer.whom}.${words} ${toldWords(familyTold)}`
  return `accepted ${shortDay(answer.on)}, ${answer.whom}.${words} ${answer.sees === null ? 'No day named yet.' : `Sees the child ${shortDay(answer.sees)}.`}`
}
