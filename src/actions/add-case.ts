import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { toJson } from '#domain/basics/json.ts'
import type { Prose } from '#domain/basics/prose.ts'
import { SUBJECT } from '#domain/case/case-parts.ts'
import { nextReference } from '#domain/case/next-reference.ts'
import type { ActIntent, Fact, RecordRef } from '#domain/journal/act.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { IDENTITY, readIdentity, type TypedIdentity } from '#domain/person/identity.ts'
import { findSameChild, type KnownChild, type Match } from '#domain/person/same-child.ts'
import { sameNumberUnit } from '#domain/person/same-number.ts'
import { newCase, type TypedCase } from '#domain/rules-across/new-case.ts'
import { makeIntent } from './change-unit.ts'
import type { ActionContext, Saved } from './context.ts'

export interface TypedNewCase extends TypedCase {
  /** Ids made once for the form, so that a try after a lost answer is about the same records. */
  readonly id: string
  readonly child:
    | { readonly kind: 'known'; readonly patient: string }
    /** `notThese`: whom the person was shown and said it is not; `sameNumberWhy`: how they know it of one with the same NHS number. */
    | { readonly kind: 'new'; readonly patient: string; readonly typed: TypedIdentity; readonly notThese: readonly string[]; readonly sameNumberWhy: string }
  readonly lead: { readonly user: string; readonly name: string } | null
}

/** What is on this computer that a new case is held against. */
export interface KnownHere {
  readonly children: readonly KnownChild[]
  readonly references: readonly string[]
  /** The standard questions, as the trust words them. */
  readonly offered: readonly Prose[]
}

/** Makes a case, and the child’s own record when they are new, in one call: saved whole or not at all (S10). */
export async function addCase(context: ActionContext, typed: TypedNewCase, here: KnownHere): Promise<Saved> {
  const child = await childIntent(context, typed.child, here.children)
  if (!child.ok) return child
  const added = await caseIntent(context, typed, here)
  if (!added.ok) return added
  const intents = child.value === null ? [added.value] : [child.value, added.value]
  const saved = await context.ask('appendActs', { intents })
  if (!saved.ok) return saved
  await Promise.all(intents.map(({ about }, index) => context.shown(saved.value.slice(index, index + 1), about)))
  return saved
}

/** The act that adds a new child; null for one who is here. Who may be here already is chosen by a person first (S8). */
async function childIntent(context: ActionContext, child: TypedNewCase['child'], known: readonly KnownChild[]): Promise<Answer<ActIntent | null>> {
  if (child.kind === 'known') return known.some(({ id }) => id === child.patient) ? agree(null) : refuse({ kind: 'child-not-here', rule: 'S8' })
  return makeIntent(context, {
    verb: 'add-patient',
    unit: IDENTITY,
    opened: newRecord({ kind: 'patient', id: child.patient }),
    facts: () => {
      const identity = readIdentity(child.typed, context.today())
      if (!identity.ok) return identity
      const others = findSameChild(identity.value, known).filter(({ id }) => id !== child.patient)
      const matches = others.filter(({ id }) => !child.notThese.includes(id))
      if (matches.length > 0) return refuse({ kind: 'child-known-already', rule: 'S8', matches: matches.map(({ id }) => id) })
      const { nhs, ...rest } = identity.value
      const sharing = sharingNumber(context, others, child.sameNumberWhy.trim())
      return sharing.ok ? agree([...stateUnit(IDENTITY, { ...rest, nhs: toJson(nhs) }), ...sharing.value]) : sharing
    },
  })
}

/** What is kept of each who has the same NHS number and is said to be another child. */
function sharingNumber({ session, today }: ActionContext, others: readonly Match[], why: string): Answer<readonly Fact[]> {
  const sharing = others.filter(({ by }) => by === 'nhs-number')
  if (sharing.length > 0 && why === '') return refuse({ kind: 'same-number-needs-a-reason', rule: 'S8' })
  return agree(sharing.flatMap(({ id }) => stateUnit(sameNumberUnit(id), { why, by: session.author.name, on: today() })))
}

function caseIntent(context: ActionContext, typed: TypedNewCase, { references, offered }: KnownHere): Promise<Answer<ActIntent>> {
  const { session } = context
  return makeIntent(context, {
    verb: 'add-case',
    unit: SUBJECT,
    opened: newRecord({ kind: 'case', id: typed.id }),
    facts: () => {
      if (typed.lead === null) return refuse({ kind: 'lead-missing', rule: 'S4' })
      const reference = nextReference(references, session.vault)
      return newCase(typed, {
        subject: { patient: typed.child.patient, reference, leadConsultant: typed.lead },
        author: session.author.name,
        now: context.now(),
        today: context.today(),
        offered,
        newId: context.newId,
      })
    },
  })
}

/** Nothing came before it. */
function newRecord(about: RecordRef) {
  return { about, after: [] }
}
