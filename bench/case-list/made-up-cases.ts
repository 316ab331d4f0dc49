import { numberKey } from '#domain/person/find-by-words.ts'
import { searchKey } from '#domain/person/search-key.ts'
import type { CaseSummary, PatientSummary, Summary } from '#domain/rules-across/summaries.ts'
import { aCaseLine, aMeetingLine, anOutcome } from '../../test/domain/a-summary.ts'

const given = ['Zoë', 'Łukasz', 'Maisie', 'Aarav', 'Inés', 'Kai', 'Niamh', 'Tobias', 'Ifeoluwa', 'Yusuf']
const family = ['O’Brien Núñez', 'Wiśniewski', 'Castellanos', 'Patel', 'Ní Dhomhnaill', 'Adébáyọ̀', 'Reed', 'Ashworth', 'Okafor', 'Lindqvist']

/** A team’s lists after many years: as many cases as asked for, a child each, and a meeting for every six. */
export function madeUpLists(count: number): ReadonlyMap<string, Summary> {
  const cases = Array.from({ length: count }, (_, at) => aCase(at))
  const meetings = Array.from({ length: Math.ceil(count / 6) }, (_, at) =>
    aMeetingLine(`meeting-${at}`, `20${10 + (at % 17)}-0${1 + (at % 9)}-15`, cases.slice(at * 6, at * 6 + 6).map(({ id }) => id), { opened: true }),
  )
  const lines: readonly Summary[] = [...cases, ...cases.map((_, at) => aChild(at)), ...meetings]
  return new Map(lines.map((line) => [`${line.kind}/${line.id}`, line]))
}

function aCase(at: number): CaseSummary {
  const kinds: readonly Partial<CaseSummary>[] = [
    {},
    { outcome: anOutcome('agreed', { meeting: `meeting-${Math.floor(at / 6)}` }) },
    { step: { now: 'sent', next: 'await-report', provider: null, day: null }, outcome: anOutcome('agreed', { signed: true, meeting: `meeting-${Math.floor(at / 6)}` }) },
    { ended: 'closed' },
    { outcome: anOutcome('deferred', { meeting: `meeting-${Math.floor(at / 6)}` }) },
  ]
  const question = 'Is limb salvage possible, and would an operation later in growth give a better result?'
  return aCaseLine(`c${at}`, { reference: `C-${String(at).padStart(5, '0')}-7KQ`, question, leadConsultant: at % 7 === 0 ? 'osei' : 'sheikh', ...kinds[at % kinds.length] })
}

function aChild(at: number): PatientSummary {
  const [first, last] = [given[at % 10] ?? '', family[Math.floor(at / 10) % 10] ?? '']
  const [nhs, hospitalNumber] = [`999${String(at).padStart(7, '0')}`, `H${100000 + at}`]
  const name = `${first} ${last}`
  return {
    kind: 'patient', id: `patient-c${at}`, name, search: `${searchKey(name)} ${numberKey(hospitalNumber)} ${nhs}`, sameAs: [], gp: null, needsPerson: 0, unsettled: [], readOnly: false,
    identity: { given: first, family: last, born: '2017-05-14', nhs: { kind: 'number', number: nhs }, hospitalNumber },
  }
}
