import { caseFigures } from '#domain/rules-across/case-figures.ts'
import type { CaseSummary, MeetingSummary } from '#domain/rules-across/summaries.ts'
import { aCaseFile } from './a-case.ts'

/** Lines of the lists, whole and with nothing special about them; a test changes what it is about. */

export function aCaseLine(id: string, change: Partial<CaseSummary> = {}): CaseSummary {
  return {
    kind: 'case', id, patient: `patient-${id}`, reference: `C-${id}`, question: 'Is it right?', inShort: '', place: '', route: 'second-opinion', requestBy: 'team',
    primary: null, disagreement: false, wordsOffered: true, shortlisted: 1, outcome: null, minutes: [], hold: null, cameBack: false, hearing: null, ended: null, tasks: [],
    letters: [], letterWaits: false, letterBegun: null, leadConsultant: 'osei', needsPerson: 0, unsettled: [], readOnly: false,
    step: { now: 'not-discussed', next: 'discuss-at-meeting', provider: null, day: null }, owed: [], addressProtected: false, agreedThemselves: false, figures: caseFigures(aCaseFile()), ...change,
  }
}

type Outcome = NonNullable<CaseSummary['outcome']>

export function anOutcome(kind: string, change: Partial<Outcome> = {}): Outcome {
  return { meeting: 'last', kind, standing: 'agreement', signed: false, at: '2026-10-01T12:30:00.000Z', due: null, ...change }
}

export function aMeetingLine(id: string, on: string, cases: readonly string[] = [], change: Partial<MeetingSummary> = {}): MeetingSummary {
  return { kind: 'meeting', id, name: 'Complex cases MDT', on, at: '13:00', room: 'B2', minutes: 60, cases, opened: false, cancelled: null, needsPerson: 0, unsettled: [], readOnly: false, ...change }
}
