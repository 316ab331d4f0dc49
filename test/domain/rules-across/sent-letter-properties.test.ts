import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proseFromText } from '#domain/basics/prose.ts'
import type { Json } from '#domain/basics/json.ts'
import type { Act, Fact, Role } from '#domain/journal/act.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { mayDo, type Verb } from '#domain/journal/role-table.ts'
import { settledIn, stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { mayDispatch } from '#domain/rules-across/may-dispatch.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { nextLetterVersion, signLetter } from '#domain/rules-across/sign-letter.ts'
import { whatStopsLetter } from '#domain/rules-across/what-stops-letter.ts'
import { exchange, type Laptop, type Scribe } from '../../builders/an-act.ts'
import { aConsent, aDecision, aProvider, aShortlisted, aWrittenCase, independent, letterFacts, treatedHere } from '../a-case.ts'
import { anAnswer, anApproach } from '../pathway/a-pathway.ts'

/**
 * Any acts of any roles on four laptops, exchanged now and then, by the rules the screens use. Whatever came of it, a
 * sent letter had everything that must be before its sender. RUNS=100000 looks longer.
 */
const RUNS = Number(process.env['RUNS'] ?? 400)

const hold = { state: 'parked', by: 'Dr Osei', at: '2026-10-09T09:00:00+01:00', reviewOn: null, why: '' }
const providers = { p1: aProvider(), p2: aProvider({ name: 'Metabolic MDT', organisation: 'Firthside Made-up Hospital', ods: 'ZZ3' }), p3: aProvider({ organisation: 'Fairhaven Children’s Hospital', ods: 'ZZ1' }), p4: aProvider({ specialty: '' }) }

/** What is simply said, with the verb that says it. */
const said: readonly (readonly [verb: Verb, unit: string, value: { readonly [field: string]: unknown } | null])[] = [
  ...(['p1', 'p2', 'p3', 'p4'] as const).map((provider) => ['record-outcome', 'decision/m1', aDecision({ provider, backUp: 'p2' })] as const),
  ['record-outcome', 'decision/m1', aDecision({ standing: 'view' })],
  ['record-outcome', 'decision/m1', aDecision({ outcome: 'not-supported', more: { what: 'x', who: 'y', by: 'z' } })],
  ['choose-provider', 'decision/m1', aDecision({ override: { reason: 'Nobody else knows it', by: 'Chair' } })],
  ['record-independence', 'shortlist/p1', aShortlisted()],
  ['record-independence', 'shortlist/p1', aShortlisted({ independence: treatedHere })],
  ['record-independence', 'shortlist/p1', aShortlisted({ independence: null })],
  ['record-independence', 'shortlist/p2', aShortlisted({ provider: 'p2', order: 'b' })],
  ['record-independence', 'shortlist/p4', aShortlisted({ provider: 'p4', order: 'c', independence: independent() })],
  ['change-case', 'consent/mother', aConsent()],
  ['change-case', 'consent/mother', aConsent({ answer: 'refused' })],
  ['change-case', 'consent/father', aConsent({ person: 'Tomás Núñez', relation: 'father', answer: 'refused' })],
  ['change-case', 'consent/mother', aConsent({ answer: 'not-asked', on: null })],
  ['override-rule', 'override/consent', { reason: 'The court has ordered it', by: 'Chair' }],
  ['override-rule', 'override/independence/p1', { reason: 'Nobody else knows it', by: 'Chair' }],
  ['override-rule', 'override/independence/p2', { reason: 'Nobody else knows it', by: 'Chair' }],
  ['record-independence', 'shortlist/p2', aShortlisted({ provider: 'p2', order: 'b', independence: treatedHere })],
  ['set-question', 'team-question/q1', null],
  ['set-question', 'team-question/q1', { prose: proseFromText('Are the diagnoses right?'), order: 'a' }],
  ['record-approach', 'approach/p1', anApproach({ answer: anAnswer({ kind: 'declined' }) })],
  ['change-case', 'hold', hold],
  ['mark-stable', 'hold', { ...hold, state: 'stable' }],
  ['change-case', 'ended', { how: 'withdrawn', by: 'Dr Osei', on: '2026-10-10' }],
  ['change-case', 'ended', { how: 'died', by: 'Dr Osei', on: '2026-10-10' }],
]

const who = ['Chair', 'Consultant', 'Secretary', 'Member'] as const
const roles: Readonly<Record<(typeof who)[number], Role>> = { Chair: 'chair', Consultant: 'consultant', Secretary: 'secretary', Member: 'member' }
const laptop = fc.constantFrom(...who)
const move = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('say' as const), laptop, choice: fc.nat({ max: said.length - 1 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign' as const), laptop }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), laptop, version: fc.integer({ min: 1, max: 2 }), method: fc.constantFrom('secure-mail' as const, 'by-hand' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('exchange' as const), laptop, with: laptop }) },
)
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

function factsAt(laptop: Laptop) {
  const file = readCaseFile(laptop.folded())
  const provider = providers[(['p1', 'p2', 'p3', 'p4'] as const).find((id) => id === providerFor(file.record)) ?? 'p1']
  return letterFacts(file, { provider })
}

/** Whom the letter goes to, reckoned here by itself: the chosen one; after their decline the back-up, or who is next on the shortlist. */
function providerFor(record: FoldedRecord): string | null {
  const decision = settledIn(record, 'decision/m1')
  const declined = (id: unknown): boolean => (settledIn(record, `approach/${String(id)}`)?.['answer'] as { kind?: string } | null | undefined)?.kind === 'declined'
  const chosen = decision?.['provider'] ?? null
  return (chosen !== null && declined(chosen) ? (decision?.['backUp'] ?? 'p2') : chosen) as string | null
}

function play(moves: readonly Move[]): Scribe {
  const { scribe, chair } = aWrittenCase({ 'shortlist/p2': aShortlisted({ provider: 'p2', order: 'b' }) })
  const laptops = new Map<string, Laptop>([['Chair', chair]])
  for (const name of who.slice(1)) {
    const other = scribe.laptop(name, roles[name])
    exchange(chair, other)
    laptops.set(name, other)
  }
  for (const move of moves) {
    const at = laptops.get(move.laptop) ?? chair
    const role = roles[move.laptop]
    if (move.do === 'exchange') exchange(at, laptops.get(move.with) ?? chair)
    else if (move.do === 'say') sayIfMay(at, role, said[move.choice]!)
    else if (move.do === 'sign') signIfMay(at, role)
    else sendIfMay(at, role, move)
  }
  return scribe
}

function sayIfMay(at: Laptop, role: Role, [verb, unit, value]: (typeof said)[number]): void {
  if (mayDo(role, verb).ok) at.write(value === null ? withdrawUnit(unit) : stateUnit(unit, value as { readonly [field: string]: Json }), verb)
}

function signIfMay(at: Laptop, role: Role): void {
  const facts = factsAt(at)
  const version = nextLetterVersion(facts.file.signedLetters)
  const signed = signLetter(facts, { version, blob: 'b'.repeat(64), shown: 'a'.repeat(64), pages: 2, provider: providerFor(facts.file.record) ?? '', signatory: { user: at.name, name: at.name } })
  if (mayDo(role, 'sign-letter').ok && signed.ok) at.write(signed.value as readonly Fact[], 'sign-letter')
}

function sendIfMay(at: Laptop, role: Role, { version, method }: Extract<Move, { do: 'send' }>): void {
  const wish = { version, method, to: 'Ms Bell', address: 'neurology@made-up.nhs.example', accredited: true, by: at.name, at: '2026-10-09T10:00:00+01:00', on: '2026-10-09', items: [] }
  const may = mayDispatch(factsAt(at), wish)
  if (mayDo(role, 'mark-sent').ok && may.ok) at.write(stateUnit(may.value.unit, { ...may.value.dispatch }), 'mark-sent')
}

/** Judged by the units alone, as their sender had them: everything that the hard rows ask of a letter that goes out. */
function lacksOf(record: FoldedRecord, dispatch: Act): readonly string[] {
  const version = dispatch.facts.find(({ path }) => path === 'version')?.value
  const unit = (name: string) => settledIn(record, name)
  const units = (prefix: string) => [...record.units.keys()].filter((name) => name.startsWith(prefix)).map(unit).filter((value) => value !== null)
  const [decision, letter] = [unit('decision/m1'), unit(`signed/letter/${String(version)}`)]
  const provider = providerFor(record)
  const listed = unit(`shortlist/${provider}`)
  const teams = ((listed?.['independence'] as { teams?: readonly { independent: boolean }[] } | null)?.teams ?? []).map((team) => team.independent)
  const overridden = (provider === decision?.['provider'] && decision?.['override'] != null) || unit(`override/independence/${provider}`) !== null
  const home = provider === 'p3'
  const refused = units('consent/').some((consent) => consent['answer'] === 'refused')
  const stops = record.order.some((act) => act.facts.some(({ unit }) => unit === 'ended'))
  const wrong: readonly (readonly [boolean, string])[] = [
    [decision?.['outcome'] !== 'agreed' || decision['standing'] !== 'agreement', 'row 14: nothing agreed'],
    [letter === null || letter['provider'] !== provider, 'row 14: not signed for this provider'],
    [home, 'row 1: at our own trust'],
    [provider === 'p4', 'row 11: no specialty'],
    [teams.length === 0, 'row 15: independence not checked'],
    [teams.includes(false) && !overridden, 'row 15: not independent'],
    [units('team-question/').length === 0, 'row 36: no question'],
    [!units('consent/').some((consent) => consent['answer'] === 'agreed'), 'consent: nobody agreed'],
    [refused && unit('override/consent') === null, 'consent: refused'],
    [unit('hold')?.['state'] === 'parked', 'row 21: parked'],
    [stops, 'ended'],
  ]
  return wrong.flatMap(([is, words]) => (is ? [words] : []))
}

test('[A3, rows 1, 11, 14, 15, 20, 21, 36] no acts of any roles in any order reach a sent letter without what must be', () => {
  let sent = 0
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40, size: 'max' }), (moves) => {
      const scribe = play(moves)
      for (const act of scribe.all.filter(({ verb }) => verb === 'mark-sent')) {
        sent += 1
        const before = scribe.seen.get(act.id) ?? new Set()
        expect(lacksOf(scribe.fold(scribe.all.filter(({ id }) => before.has(id))), act)).toEqual([])
        expect(['chair', 'consultant', 'secretary']).toContain(act.by.role)
      }
      for (const act of scribe.all.filter(({ verb }) => verb === 'sign-letter')) expect(['chair', 'consultant']).toContain(act.by.role)
    }),
    { numRuns: RUNS },
  )
  // An oracle that never saw a letter go would prove nothing.
  expect(sent).toBeGreaterThan(RUNS / 20)
})

test('[L1, L2, domain 1] while anybody says ended or parked, every laptop that has heard it is stopped', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30, size: 'max' }), fc.constantFrom('ended', 'hold'), (moves, stop) => {
      const scribe = play(moves)
      const chair = scribe.laptop('Chair again', 'chair')
      for (const act of scribe.all) chair.holds.set(act.id, act)
      chair.write(stateUnit(stop, stop === 'hold' ? hold : { how: 'died', by: 'Dr Osei', on: '2026-10-10' }))
      expect(whatStopsLetter(factsAt(chair)).map(({ kind }) => kind)).toContain(stop === 'hold' && !isEnded(chair.folded()) ? 'parked-for-urgent-treatment' : 'ended')
    }),
    { numRuns: RUNS },
  )
})

function isEnded(record: FoldedRecord): boolean {
  return readCaseFile(record).ended !== null
}
