import { longDay } from '#domain/basics/calendar.ts'
import type { NumberedQuestion } from '#domain/letter/numbered-questions.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import { isAbroad, type Provider } from '#domain/provider/provider.ts'
import { questionsAsked } from '#domain/rules-across/questions-asked.ts'
import { reportOwedBy } from '#domain/rules-across/provider-in-hand.ts'
import { latestDecision } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { expectReportAfterAll, recordNoReport, recordReport, type TypedReport } from '#actions/record-report.ts'
import type { Words } from '#state/use-draft.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { counted } from '../kit/show-time.ts'
import { SaveWords } from '../kit/save-words.tsx'
import type { AfterPart } from './part.ts'
import { ReportActs } from './report-acts.tsx'

interface ReportPartProps extends AfterPart {
  readonly providerOf: (id: string) => Provider | null
}

/** Whose report can be recorded here: who owes one, who wrote one already, and else the one the meeting chose. */
export function reportAuthors({ file, pathway }: Pick<AfterPart, 'file' | 'pathway'>): readonly string[] {
  const known = [...reportOwedBy(file, pathway), ...pathway.noReports.map((said) => said.provider), ...pathway.reports.map((report) => report.from)]
  const chosen = latestDecision(file)?.provider ?? file.signedLetters.at(-1)?.provider
  return known.length > 0 ? [...new Set(known)] : chosen == null ? [] : [chosen]
}

/** The report as it came, by the letter’s question numbers, and its three acts. One that comes late is recorded too. */
export function ReportPart(props: ReportPartProps) {
  const { pathway } = props
  const may = useMay('record-report')
  return (
    <section className="after-part" aria-labelledby="report-heading">
      <h2 id="report-heading">The report</h2>
      {pathway.reports.length === 0 && <p className="text-quiet">It goes into the medical notes, is offered to read, and is discussed: three things, each by itself.</p>}
      {reportAuthors(props).map((from, index) => (
        <AuthorRow key={from} {...props} from={from} first={index === 0} may={may} />
      ))}
      {pathway.reports.map((report) => (
        <OneReport key={report.id} {...props} report={report} may={may} />
      ))}
    </section>
  )
}

/** One provider’s report: here, not here yet, or that none will come. Who is meant is named beside each button. */
function AuthorRow(props: ReportPartProps & { readonly from: string; readonly first: boolean; readonly may: boolean }) {
  const { file, pathway, form, open, isOver, from, first, may, providerName, providerOf } = props
  const mayEndIt = useMay('record-no-report') && !isOver
  const saving = useSave()
  const author = providerOf(from)
  const none = pathway.noReports.find((said) => said.provider === from)
  const hasReport = pathway.reports.some((report) => report.from === from)
  const isOpen = form === `report/new/${from}`
  const isEnding = form === `no-report/${from}`
  return (
    <div>
      <div className="after-row">
        <p dir="auto">
          <strong>{providerName(from)}</strong>{' '}
          {none !== undefined ? (
            <>
              No report will come: {none.why} <span className="text-quiet">{none.by}, {longDay(none.on)}</span>
            </>
          ) : hasReport ? (
            'Report below.'
          ) : (
            'Not here yet.'
          )}
        </p>
        <span className="after-acts">
          {may && author !== null && !isOpen && (
            <Button kind={hasReport || !first ? 'secondary' : 'primary'} dense keys={first ? 'R' : undefined} onPress={() => open(`report/new/${from}`)}>
              {hasReport ? 'Another report' : 'The report is here'}
            </Button>
          )}
          {mayEndIt && !hasReport && none !== undefined && (
            <Button dense onPress={() => void saving.save((context) => expectReportAfterAll(context, openedNow(file.record), from))}>
              One may come after all
            </Button>
          )}
          {mayEndIt && !hasReport && none === undefined && !isEnding && (
            <Button dense onPress={() => open(`no-report/${from}`)}>
              None will come
            </Button>
          )}
        </span>
      </div>
      <SaveWords saving={saving} />
      {isOpen && may && author !== null && <ReportForm {...props} author={author} before={null} />}
      {isEnding && mayEndIt && (
        <QuickForm
          name={`No report from ${providerName(from)}`}
          record={file.record}
          draft={`no-report/${from}`}
          start={{ why: '' }}
          fields={[{ box: 'why', label: 'Why no report will come' }]}
          boxOf={{ 'no-report-needs-a-reason': 'why' }}
          button="Save that none will come"
          save={(context, opened, words) => recordNoReport(context, opened, from, words.why ?? '')}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}

function OneReport(props: ReportPartProps & { readonly report: Pathway['reports'][number]; readonly may: boolean }) {
  const { file, report, providerName, providerOf, form, open, may } = props
  const author = providerOf(report.from)
  const questions = questionsAsked(file, report.from)
  const unanswered = questions.map(({ number }) => number).filter((number) => report.answers.every((answer) => answer.number !== number))
  const changing = form === `report/${report.id}`
  return (
    <div className="after-sent">
      <div className="after-row">
        <p>
          <strong>From {providerName(report.from)}</strong>, here {longDay(report.received)}. <span className="text-quiet">{report.by}</span>
        </p>
        {may && author !== null && !changing && (
          <Button dense onPress={() => open(`report/${report.id}`)}>
            Change it
          </Button>
        )}
      </div>
      {report.answers.length > 0 && (
        <dl className="case-facts">
          {report.answers.map((answer) => (
            <div key={answer.number}>
              <dt>Question {answer.number}</dt>
              <dd dir="auto">
                {answer.words} <span className="text-quiet">{questions.find(({ number }) => number === answer.number)?.text}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {unanswered.length > 0 && (
        <p className="text-quiet">
          Nothing is written for {unanswered.length} of {counted(questions.length, 'question')}: {unanswered.join(', ')}.
        </p>
      )}
      <p className="text-quiet" dir="auto">
        {[declarationWords(report), differencesWords(report), report.document === null ? '' : `Document: ${report.document.reference}.`].filter((part) => part !== '').join(' ')}
      </p>
      {changing && may && author !== null && <ReportForm {...props} from={report.from} author={author} before={report} />}
      <ReportActs {...props} report={report} />
    </div>
  )
}

interface ReportFormProps extends AfterPart {
  readonly from: string
  readonly author: Provider
  readonly before: Pathway['reports'][number] | null
}

function ReportForm({ file, open, from, author, before, providerName }: ReportFormProps) {
  const questions = questionsAsked(file, from)
  const abroad = isAbroad(author)
  return (
    <QuickForm
      name={`Report from ${providerName(from)}`}
      record={file.record}
      draft={`report/${before?.id ?? `new/${from}`}`}
      start={startOf(before)}
      fields={[
        { box: 'received', label: 'When it came', hint: 'Empty is today', width: 'narrow' },
        ...questions.map(({ number, text }) => ({ box: `answer${number}`, label: `Question ${number}, in brief`, hint: text })),
        { box: 'declared', label: 'Did they declare their body, number and interests?', kind: 'choice' as const, choices: [{ value: 'yes', words: 'Yes' }, { value: 'no', words: 'Not yet' }] },
        { box: 'body', label: 'Professional body', width: 'half', when: ({ declared }: Words) => declared === 'yes' },
        { box: 'number', label: 'Number', width: 'half', when: ({ declared }: Words) => declared === 'yes' },
        { box: 'interests', label: 'Interests', hint: 'As they declared them; “None” when they said so', when: ({ declared }: Words) => declared === 'yes' },
        ...(abroad
          ? [
              {
                box: 'differences',
                label: 'Does the opinion rest on a difference in law or ethical norms?',
                hint: 'We act within the law of this country, whatever the opinion',
                kind: 'choice' as const,
                choices: [{ value: 'none', words: 'None, they say' }, { value: 'listed', words: 'Yes, these' }, { value: 'not-stated', words: 'They do not say', hint: 'It is asked for' }],
              },
              { box: 'which', label: 'Which differences', when: ({ differences }: Words) => differences === 'listed' },
            ]
          : []),
        { box: 'document', label: 'Where the document is', hint: 'Its reference in the medical notes, when it has one', width: 'half' },
      ]}
      boxOf={{ 'day-not-understood': 'received', 'day-not-yet': 'received', 'report-before-asked': 'received', 'differences-not-answered': 'differences', 'differences-need-words': 'which' }}
      button="Save the report"
      save={(context, opened, words) => recordReport(context, opened, before?.id ?? null, author, typedReport(words, from, questions, before))}
      onClose={() => open(null)}
    />
  )
}

function startOf(before: Pathway['reports'][number] | null): Words {
  if (before === null) return { received: '', declared: '', body: '', number: '', interests: '', differences: '', which: '', document: '' }
  return {
    received: longDay(before.received),
    ...Object.fromEntries(before.answers.map((answer) => [`answer${answer.number}`, answer.words])),
    declared: before.declaration === null ? 'no' : 'yes',
    body: before.declaration?.body ?? '',
    number: before.declaration?.number ?? '',
    interests: before.declaration?.interests ?? '',
    differences: before.differences?.kind ?? '',
    which: before.differences?.words ?? '',
    document: before.document?.reference ?? '',
  }
}

/** Answers to questions that the letter no longer has stay as they were. */
function typedReport(words: Words, from: string, questions: readonly NumberedQuestion[], before: Pathway['reports'][number] | null): TypedReport {
  const text = (box: string): string => (words[box] ?? '').trim()
  const kept = (before?.answers ?? []).filter((answer) => !questions.some(({ number }) => number === answer.number))
  const answers = questions.map(({ number }) => ({ number, words: text(`answer${number}`) })).filter((answer) => answer.words !== '')
  const kind = (['none', 'listed', 'not-stated'] as const).find((each) => each === text('differences'))
  return {
    received: words.received ?? '',
    from,
    answers: [...answers, ...kept],
    differences: kind === undefined ? null : { kind, words: kind === 'listed' ? text('which') : '' },
    declaration: text('declared') === 'yes' ? { body: text('body'), number: text('number'), interests: text('interests') } : null,
    document: text('document') === '' ? null : { reference: text('document'), blob: before?.document?.blob ?? null },
  }
}

function declarationWords({ declaration }: Pathway['reports'][number]): string {
  if (declaration === null) return 'Body, number and interests are not declared yet.'
  const who = [declaration.body, declaration.number].filter((part) => part !== '').join(' ')
  return `Declared: ${who === '' ? 'yes, body and number not written down' : who}. Interests: ${declaration.interests === '' ? 'not stated' : declaration.interests}.`
}

function differencesWords({ differences }: Pathway['reports'][number]): string {
  if (differences === null) return ''
  if (differences.kind === 'listed') return `Differences in law or ethical norms: ${differences.words}.`
  return differences.kind === 'none' ? 'No difference in law or ethical norms, they say.' : 'Differences in law or ethical norms: not stated, asked for.'
}
