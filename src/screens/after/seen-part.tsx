import { longDay } from '#domain/basics/calendar.ts'
import type { Seen } from '#domain/pathway/pathway-parts.ts'
import { recordSeen } from '#actions/record-seen.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { seenWays } from './method-words.ts'
import type { AfterPart } from './part.ts'

interface OfProvider extends AfterPart {
  /** Whom the case is with; null while it is with nobody. */
  readonly provider: string | null
}

/** How the provider saw the child or young person, and whom they met (rows 17 and 18). */
export function SeenPart({ file, pathway, providerName, form, open, isOver, provider }: OfProvider) {
  const may = useMay('record-seen') && !isOver
  const inpatient = file.setting?.place === 'inpatient'
  const before = pathway.seen.find((seen) => seen.provider === provider)
  const isOpen = form === 'seen'
  return (
    <section className="after-part" aria-labelledby="seen-heading">
      <div className="after-row">
        <h2 id="seen-heading">How they saw the child or young person</h2>
        {may && provider !== null && !isOpen && (
          <Button dense keys="V" onPress={() => open('seen')}>
            {before === undefined ? 'Note how they saw the child' : 'Change it'}
          </Button>
        )}
      </div>
      {pathway.seen.map((seen) => (
        <p key={seen.provider} dir="auto">
          <strong>{providerName(seen.provider)}</strong>, {longDay(seen.on)}: {seenWords(seen)} <span className="text-quiet">{seen.by}</span>
        </p>
      ))}
      {pathway.seen.length === 0 && !isOpen && <p className="text-quiet">{inpatient ? 'Usually they visit, meet the whole team and the family, and the child where that is right; ideally they examine.' : 'Usually they see the child in their clinic and write to the team.'}</p>}
      {isOpen && may && provider !== null && (
        <QuickForm
          name="How they saw the child"
          record={file.record}
          draft={`seen/${provider}`}
          start={startOf(before, inpatient)}
          fields={[
            { box: 'how', label: 'How', kind: 'choice', choices: seenWays },
            { box: 'why', label: 'Why this way', hint: inpatient ? 'A visit is usual for an inpatient' : 'A clinic is usual for an outpatient', when: ({ how }) => file.setting !== null && how !== '' && how !== (inpatient ? 'visit' : 'clinic') },
            { box: 'met', label: 'Whom they met', kind: 'ticks', choices: [{ value: 'team', words: 'Our whole team' }, { value: 'family', words: 'The family' }] },
            { box: 'child', label: 'The child or young person', kind: 'choice', choices: [{ value: 'met', words: 'Met' }, { value: 'not-appropriate', words: 'It was not right to' }, { value: 'not-met', words: 'Not met' }] },
            { box: 'childWhy', label: 'Why it was not right', when: ({ child }) => child === 'not-appropriate' },
            { box: 'examined', label: 'They examined the child', kind: 'tick' },
            { box: 'on', label: 'When', hint: 'For example 20 10. Empty is today', width: 'narrow' },
          ]}
          boxOf={{ 'another-way-needs-a-reason': 'why', 'day-not-understood': 'on', 'day-not-yet': 'on', 'seen-needs-how': 'how', 'seen-needs-the-child': 'child', 'not-appropriate-needs-why': 'childWhy' }}
          button="Save how they saw the child"
          save={(context, opened, words) =>
            recordSeen(context, opened, {
              provider,
              on: words.on ?? '',
              how: words.how ?? '',
              whyThisWay: words.why ?? '',
              metTeam: (words.met ?? '').includes('team'),
              metFamily: (words.met ?? '').includes('family'),
              child: words.child ?? '',
              childWhy: words.childWhy ?? '',
              examined: words.examined === 'yes',
            })
          }
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}

function startOf(before: Seen | undefined, inpatient: boolean) {
  if (before === undefined) return { how: inpatient ? 'visit' : 'clinic', why: '', met: '', child: '', childWhy: '', examined: '', on: '' }
  const met = [before.metTeam ? 'team' : '', before.metFamily ? 'family' : ''].filter((who) => who !== '').join(' ')
  const why = before.child.kind === 'not-appropriate' ? before.child.why : ''
  return { how: before.how, why: before.whyThisWay, met, child: before.child.kind, childWhy: why, examined: before.examined ? 'yes' : '', on: before.on }
}

function seenWords({ how, whyThisWay, metTeam, metFamily, child, examined }: Seen): string {
  const way = { visit: 'visited here', clinic: 'in their clinic', 'report-only': 'from the records alone' }[how]
  const met = [metTeam ? 'the whole team' : '', metFamily ? 'the family' : '', child.kind === 'met' ? 'the child or young person' : ''].filter((who) => who !== '')
  const childWords = child.kind === 'not-appropriate' ? ` The child was not met: ${child.why}.` : child.kind === 'not-met' && how !== 'report-only' ? ' The child was not met.' : ''
  return `${way}${whyThisWay === '' ? '' : ` (${whyThisWay})`}. ${met.length === 0 ? 'Met nobody.' : `Met ${met.join(', ')}.`}${childWords} ${examined ? 'Examined.' : 'Not examined.'}`
}
