import { shortDay } from '#domain/basics/calendar.ts'
import type { Approach } from '#domain/pathway/pathway-parts.ts'
import { readerLabel, readersOf } from '#domain/rules-across/readers-of.ts'
import { recordDeclineTold } from '#actions/record-approach.ts'
import { QuickForm } from '../kit/quick-form.tsx'
import type { AfterPart } from './part.ts'

/** Who of the family was told of a decline, how and when: each by name, since parents may be told apart (row 14). */
export function DeclineTold({ file, pathway, open, provider, providerName }: AfterPart & { readonly provider: string }) {
  const family = readersOf(file, pathway)
  return (
    <QuickForm
      name={`Told that ${providerName(provider)} declined`}
      record={file.record}
      draft={`approach/${provider}/told`}
      start={{ who: '', name: '', how: '', on: '' }}
      fields={[
        { box: 'who', label: 'Who was told', kind: 'ticks', choices: family.map((person) => ({ value: person.id, words: readerLabel(person) })), when: () => family.length > 0 },
        { box: 'name', label: family.length === 0 ? 'Who was told' : 'Somebody else', hint: 'By name. Whoever was told on another day, or otherwise, is written down after', width: 'half' },
        { box: 'how', label: 'How', hint: 'For example by telephone', width: 'half' },
        { box: 'on', label: 'When', hint: 'Empty is today', width: 'narrow' },
      ]}
      boxOf={{ 'told-needs-whom': 'name', 'told-needs-how': 'how', 'told-before-decline': 'on', 'day-not-understood': 'on', 'day-not-yet': 'on' }}
      button="Save that they were told"
      save={(context, opened, words) => {
        const chosen = (words.who ?? '').split(' ')
        const to = [...family.filter(({ id }) => chosen.includes(id)).map(readerLabel), words.name ?? '']
        return recordDeclineTold(context, opened, provider, { to, how: words.how ?? '', on: words.on ?? '' })
      }}
      onClose={() => open(null)}
    />
  )
}

/** Who was told; of the earliest entries only that the family was. */
export function toldWords(told: Approach['familyTold']): string {
  if (told === null) return 'The family has not been told yet.'
  const each = told.each.map(({ to, how, on }) => `${to}, ${how}, ${shortDay(on)}`)
  return each.length === 0 ? `Family told ${shortDay(told.on)}, ${told.by}.` : `Told: ${each.join('; ')}. Noted by ${[...new Set([told.by, ...told.each.map(({ by }) => by)])].join(', ')}.`
}
