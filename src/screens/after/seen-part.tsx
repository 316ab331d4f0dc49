import { longDay } from '#domain/basics/calendar.ts'
import type { Seen } from '#domain/pathway/pathway-parts.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import { recordSeen } from '#actions/record-seen.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { seenWays } from './method-words.ts'
import type { HeardPart } from './part.ts'
import { chosenOf, whoField } from './who-field.ts'

/** Is it noted of each of these how they saw the child? */
export function isSeenByAll(providers: readonly string[], { seen }: Pathway): boolean {
  return providers.every((provider) => seen.some((entry) => entry.provider === provider))
}

/** How the provider saw the child or young person, and whom they met (rows 17 and 18). */
export function SeenPart(part: HeardPart) {
  const { file, pathway, providerName, form, open, isOver, heard } = part
  const may = useMay('record-seen') && !isOver
  const inpatient = file.setting?.place === 'inpatient'
  const unseen = heard.filter((provider) => !isSeenByAll([provider], pathway))
  const isChangedFirst = heard.length > 0 && unseen.length === 0
  return (
    <section className="after-part" aria-labelledby="seen-heading">
      <div className="after-row">
        <h2 id="seen-heading">How they saw the child or young person</h2>
        {may && unseen.length > 0 && form !== 'seen' && (
          <Button dense keys="V" onPress={() => open('seen')}>
            Note how they saw the child
          </Button>
        )}
      </div>
      {pathway.seen.map((seen) => (
        <div key={seen.provider}>
          <div className="after-row">
            <p dir="auto">
              <strong>{providerName(seen.provider)}</strong>, {longDay(seen.on)}: {seenWords(seen)} <span className="text-quiet">{seen.by}</span>
            </p>
            {may && heard.includes(seen.provider) && form !== `seen/${seen.provider}` && (
              <Button dense {...(isChangedFirst && seen.provider === heard[0] ? { keys: 'V' } : {})} onPress={() => open(`seen/${seen.provider}`)}>
                Change it
              </Button>
            )}
          </div>
          {may && heard.includes(seen.provider) && form === `seen/${seen.provider}` && <SeenForm {...part} of={[seen.provider]} before={seen} />}
        </div>
      ))}
      {pathway.seen.length === 0 && form !== 'seen' && <p className="text-quiet">{inpatient ? 'Usually they visit, meet the whole team and the family, and the child where that is right; ideally they examine.' : 'Usually they see the child in their clinic and write to the team.'}</p>}
      {form === 'seen' && may && unseen.length > 0 && <SeenForm {...part} of={unseen} before={undefined} />}
    </section>
  )
}

function SeenForm({ file, providerName, open, of, before }: HeardPart & { readonly of: readonly string[]; readonly before: Seen | undefined }) {
  const inpatient = file.setting?.place === 'inpatient'
  const [first = ''] = of
  return (
    <QuickForm
      name="How they saw the child"
      record={file.record}
      draft={of.length === 1 ? `seen/${first}` : 'seen/new'}
      start={{ who: first, ...startOf(before, inpatient) }}
      fields={[
        ...whoField('Who saw the child', of, providerName),
        { box: 'how', label: 'How', kind: 'choice', choices: seenWays },
        { box: 'why', label: 'Why this way', hint: inpatient ? 'A visit is usual for an inpatient' : 'A clinic is usual for an outpatient', when: ({ how }) => file.setting !== null && how !== '' && how !== (inpatient ? 'visit' : 'clinic') },
        { box: 'met', label: 'Whom they met', kind: 'ticks', choices: [{ value: 'team', words: 'Our whole team' }, { value: 'family', words: 'The family' }] },
        { box: 'child', label: 'The child or young person', kind: 'choice', choices: [{ value: 'met', words: 'Met' }, { value: 'not-appropriate', words: 'It was not right to' }, { value: 'not-met', words: 'Not met' }] },
        { box: 'childWhy', label: 'Why it was not right', when: ({ child }) => child === 'not-appropriate' },
        { box: 'examined', label: 'Did they examine the child?', kind: 'choice', choices: [{ value: 'yes', words: 'Yes' }, { value: 'no', words: 'No' }] },
        { box: 'on', label: 'When', hint: 'For example 20 10. Empty is today', width: 'narrow' },
      ]}
      boxOf={{ 'another-way-needs-a-reason': 'why', 'day-not-understood': 'on', 'day-not-yet': 'on', 'seen-needs-how': 'how', 'seen-needs-the-child': 'child', 'not-appropriate-needs-why': 'childWhy' }}
      button="Save how they saw the child"
      save={(context, opened, words) =>
        recordSeen(context, opened, {
          provider: chosenOf(words, of),
          on: words.on ?? '',
          how: words.how ?? '',
          whyThisWay: words.why ?? '',
          metTeam: (words.met ?? '').includes('team'),
          metFamily: (words.met ?? '').includes('family'),
          child: words.child ?? '',
          childWhy: words.childWhy ?? '',
          examined: words.examined === 'yes',
          notExamined: words.examined === 'no',
        })
      }
      onClose={() => open(null)}
    />
  )
}

function startOf(before: Seen | undefined, inpatient: boolean) {
  if (before === undefined) return { how: inpatient ? 'visit' : 'clinic', why: '', met: '', child: '', childWhy: '', examined: '', on: '' }
  const met = [before.metTeam ? 'team' : '', before.metFamily ? 'family' : ''].filter((who) => who !== '').join(' ')
  const why = before.child.kind === 'not-appropriate' ? before.child.why : ''
  return { how: before.how, why: before.whyThisWay, met, child: before.child.kind, childWhy: why, examined: before.examined ? 'yes' : before.notExamined === true ? 'no' : '', on: longDay(before.on) }
}

function seenWords({ how, whyThisWay, metTeam, metFamily, child, examined, notExamined }: Seen): string {
  const way = { visit: 'visited here', clinic: 'in their clinic', 'report-only': 'from the records alone' }[how]
  const met = [metTeam ? 'the whole team' : '', metFamily ? 'the family' : '', child.kind === 'met' ? 'the child or young person' : ''].filter((who) => who !== '')
  const childWords = child.kind === 'not-appropriate' ? ` The child was not met: ${child.why}.` : child.kind === 'not-met' && how !== 'report-only' ? ' The child was not met.' : ''
  return `${way}${whyThisWay === '' ? '' : ` (${whyThisWay})`}. ${met.length === 0 ? 'Met nobody.' : `Met ${met.join(', ')}.`}${childWords}${examined ? ' Examined.' : notExamined === true ? ' Not examined.' : ''}`
}
