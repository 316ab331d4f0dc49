import { createHash, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { Act, Fact, RecordRef, UnsignedAct } from '#domain/journal/act.ts'
import { canonicalAct } from '#domain/journal/canonical-act.ts'
import { hybridTime } from '#domain/journal/hybrid-clock.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { DEMO_PLAN } from '#electron/keeper/demo/demo-author.ts'
import { makeDemoActs } from '#electron/keeper/demo/make-demo-acts.ts'
import { readClinic } from '#electron/keeper/demo/read-clinic.ts'
import { receiveActs, type ReceivedAct } from '#electron/keeper/journal/receive-acts.ts'
import { makeVault } from '#electron/keeper/vault/make-vault.ts'
import { makeSigningPair, readSigningKey, signText } from '#electron/keeper/vault/sign-bytes.ts'
import { workInVault } from '#electron/keeper/work-in-vault.ts'

/** The made-up clinic’s meeting day, and when it is looked at. */
const DAY = '2026-10-08'
export const CLOCK = `${DAY}T11:40:00.000Z`

const CLINIC = join(import.meta.dirname, '../../resources/demo/clinic')
const GIVEN = ['Zoë', 'Łukasz', 'Maisie', 'Aarav', 'Inés', 'Kai', 'Niamh', 'Tobias', 'Ifeoluwa', 'Yusuf']
const FAMILY = ['O’Brien Núñez', 'Wiśniewski', 'Castellanos', 'Patel', 'Ní Dhomhnaill', 'Adébáyọ̀', 'Reed', 'Ashworth', 'Okafor', 'Lindqvist']
/** Acts that go to the disk together. */
const AT_ONCE = 4000

export interface ClinicPlan {
  readonly cases: number
  /** Of each case, its child’s one among them: 3 at least. */
  readonly actsEach: number
}

/** A colleague’s computer, whose acts came from a server. */
interface Colleague {
  readonly vault: string
  readonly key: KeyObject
  count: number
}

/**
 * Puts the made-up clinic on a computer with as many cases more, each with a child of its own: signed acts that the keeper’s
 * own code takes as if a server had brought them. Gives how many acts that were.
 */
export async function seedClinic(profile: string, { cases, actsEach }: ClinicPlan): Promise<number> {
  const vault = await makeVault(join(profile, 'vaults'), DEMO_PLAN)
  const now = Date.parse(CLOCK)
  const work = workInVault(vault, () => now)
  const { id, pkcs8 } = makeSigningPair()
  const colleague: Colleague = { vault: id, key: readSigningKey(pkcs8), count: 0 }
  let waiting: ReceivedAct[] = [...makeDemoActs(readClinic(CLINIC), DAY)]
  let kept = 0
  for (let at = 0; at < cases; at += 1) {
    waiting.push(...aCase(colleague, at, actsEach))
    if (waiting.length < AT_ONCE && at < cases - 1) continue
    await receiveActs(work.journal, waiting, now)
    kept += waiting.length
    waiting = []
  }
  work.close()
  return kept
}

function aCase(colleague: Colleague, at: number, actsEach: number): readonly ReceivedAct[] {
  const number = String(at).padStart(5, '0')
  const [child, about] = [{ kind: 'patient', id: `p${number}` }, { kind: 'case', id: `k${number}` }] as const
  const [given = '', family = ''] = [GIVEN[at % 10], FAMILY[Math.floor(at / 10) % 10]]
  const identity = { given, family: `${family} ${number}`, born: '2017-05-14', nhs: { kind: 'unavailable', reason: 'overseas-patient' }, hospitalNumber: `H${100_000 + at}` }
  const first = [
    ...stateUnit('subject', { patient: child.id, reference: `C-${number}-7KQ`, leadConsultant: { user: 'bilal.sheikh', name: 'Dr Bilal Sheikh' } }),
    ...stateUnit('question', { text: `Is limb salvage possible for ${given}, and would an operation later in growth give a better result?`, inShort: '' }),
    ...stateUnit('setting', { place: 'outpatient', where: 'Orthopaedic clinic' }),
  ]
  const acts = [signed(colleague, child, 'add-patient', stateUnit('identity', identity), []), signed(colleague, about, 'add-case', first, [])]
  for (let more = acts.length; more < actsEach; more += 1) {
    acts.push(signed(colleague, about, 'log-chase', stateUnit(`called/${more}`, { words: `Rang the ward, call ${more} about ${given}: the scans are on their way.` }), [acts.at(-1)?.id ?? '']))
  }
  return acts
}

function signed(colleague: Colleague, about: RecordRef, verb: string, facts: readonly Fact[], after: readonly string[]): ReceivedAct & Pick<Act, 'id'> {
  const { vault, key } = colleague
  const seq = (colleague.count += 1)
  const id = `00000000-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`
  const act: UnsignedAct = {
    id, about, team: 'complex-cases', verb, schema: 1, after: [...after], facts: [...facts],
    by: { user: 'bilal.sheikh', name: 'Dr Bilal Sheikh', role: 'consultant', membership: 'demo' },
    vault, seq, prev: seq === 1 ? null : createHash('sha256').update(`${vault} ${seq}`).digest('hex'),
    at: { wall: '2026-10-07T09:00:00.000Z', hlc: hybridTime(Date.parse('2026-10-07T09:00:00.000Z') + seq, 0) },
  }
  const text = canonicalAct(act)
  return { id, text, sig: signText(key, text) }
}
