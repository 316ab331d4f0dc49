import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import type { ActIntent } from '#domain/journal/act.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { sameAsUnit } from '#domain/person/same-as.ts'
import { makeIntent } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** The two entries, each as the author had it before them. */
export type TwoEntries = readonly [Opened, Opened]

/** A person says that two entries are one child, and how they know (P17): in both records, or in neither. */
export function joinPatients(context: ActionContext, entries: TwoEntries, why: string): Promise<Saved> {
  if (entries[0].about.id === entries[1].about.id) return Promise.resolve(refuse({ kind: 'same-child-is-this-one', rule: 'P17' }))
  if (why.trim() === '') return Promise.resolve(refuse({ kind: 'same-child-needs-a-reason', rule: 'P17' }))
  const said = { why: why.trim(), by: context.session.author.name, on: context.today() }
  return saveBoth(context, entries, (opened, unit) => makeIntent(context, { verb: 'join-patients', unit, opened, facts: () => agree(stateUnit(unit, said)) }))
}

/** They are two children after all: said in both records. That they were joined stays in their past. */
export function partPatients(context: ActionContext, entries: TwoEntries): Promise<Saved> {
  return saveBoth(context, entries, (opened, unit) =>
    makeIntent(context, {
      verb: 'join-patients',
      unit,
      opened,
      // Two people who joined them apart agree that they are joined: parting answers both.
      meanwhile: (_, state) => state.versions.find(({ value }) => value !== null)?.value ?? null,
      facts: (_, value) => (value === null ? refuse({ kind: 'not-joined', rule: 'P17' }) : agree(withdrawUnit(unit))),
    }),
  )
}

async function saveBoth(context: ActionContext, [one, other]: TwoEntries, make: (opened: Opened, unit: string) => Promise<Answer<ActIntent>>): Promise<Saved> {
  const [here, there] = [await make(one, sameAsUnit(other.about.id)), await make(other, sameAsUnit(one.about.id))]
  if (!here.ok) return here
  if (!there.ok) return there
  const saved = await context.ask('appendActs', { intents: [here.value, there.value] })
  if (!saved.ok) return saved
  await Promise.all([one, other].map(({ about }, index) => context.shown(saved.value.slice(index, index + 1), about)))
  return saved
}
