import { longDay, shortDay } from '#domain/basics/calendar.ts'
import { actsOwed } from '#domain/pathway/acts-owed.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import { readerLabel, readersOf, type Reader } from '#domain/rules-across/readers-of.ts'
import { discussReport, fileReport, offerReport } from '#actions/close-report.ts'
import type { Words } from '#state/use-draft.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm, type QuickField } from '../kit/quick-form.tsx'
import type { AfterPart } from './part.ts'

interface ReportActsProps extends AfterPart {
  readonly report: Pathway['reports'][number]
}

const day: QuickField = { box: 'on', label: 'When', hint: 'Empty is today', width: 'narrow' }
const whyNot: QuickField = { box: 'why', label: 'Why not', when: ({ done }) => done === 'no' }
const boxOf = { 'day-not-understood': 'on', 'day-not-yet': 'on', 'not-done-needs-a-reason': 'why' }

/** In the notes, offered to read, discussed: three acts, none of which stands for another (rows 31 and 32). */
export function ReportActs(props: ReportActsProps) {
  return (
    <ul className="after-acts-list">
      <FiledRow {...props} />
      <OfferedRows {...props} />
      <DiscussedRows {...props} />
    </ul>
  )
}

/** A form named without its report, from elsewhere, means the report that still owes it. */
function isForm(form: string | null, act: 'file' | 'offer' | 'discuss', { pathway, report }: ReportActsProps): boolean {
  if (form === `${act}/${report.id}`) return true
  return form === act && pathway.reports.find((each) => actsOwed(pathway, each.id).includes(act))?.id === report.id
}

function FiledRow(props: ReportActsProps) {
  const { file, pathway, report, form, open } = props
  const may = useMay('file-report')
  const filed = pathway.filed.get(report.id)
  const isOpen = isForm(form, 'file', props)
  return (
    <li>
      <div className="after-row">
        <p dir="auto">
          <strong>In the medical notes:</strong> {filed === undefined ? 'not yet' : filed.kind === 'filed' ? `${shortDay(filed.on)}, ${filed.where}, ${filed.by}` : `no: ${filed.why}, ${filed.by}`}
        </p>
        {may && !isOpen && (
          <Button dense onPress={() => open(`file/${report.id}`)}>
            {filed === undefined ? 'It is in the notes' : 'Put it right'}
            {filed !== undefined && <span className="only-heard">: the report in the notes</span>}
          </Button>
        )}
      </div>
      {isOpen && may && (
        <QuickForm
          name="In the medical notes"
          record={file.record}
          draft={`filed/${report.id}`}
          start={{ done: 'yes', where: filed?.kind === 'filed' ? filed.where : '', why: '', on: filed?.kind === 'filed' ? longDay(filed.on) : '' }}
          fields={[
            { box: 'done', label: 'Is it in the medical notes?', kind: 'choice', choices: [{ value: 'yes', words: 'Yes' }, { value: 'no', words: 'It will not be' }] },
            { box: 'where', label: 'Where', hint: 'For example Correspondence, with its reference', width: 'half', when: ({ done }) => done !== 'no' },
            whyNot,
            day,
          ]}
          boxOf={{ ...boxOf, 'filing-needs-where': 'where' }}
          button="Save"
          save={(context, opened, words) => fileReport(context, opened, report.id, { done: words.done !== 'no', where: words.where ?? '', why: words.why ?? '', on: words.on ?? '' })}
          onClose={() => open(null)}
        />
      )}
    </li>
  )
}

function OfferedRows(props: ReportActsProps) {
  const { file, pathway, report, form, open } = props
  const may = useMay('offer-report')
  const offers = pathway.offered.filter((offer) => offer.report === report.id)
  const readers = readersOf(file, pathway)
  const left = readers.filter(({ id }) => !offers.some((offer) => offer.reader === id))
  // What was not to be done can be done after all.
  const choosable = readers.filter(({ id }) => !offers.some((offer) => offer.reader === id && offer.kind === 'offered'))
  const isOpen = isForm(form, 'offer', props)
  return (
    <li>
      <div className="after-row">
        <p dir="auto">
          <strong>Offered to read:</strong> {offers.length === 0 ? 'nobody yet' : offers.map((offer) => (offer.kind === 'offered' ? `${offer.to}, ${shortDay(offer.on)}${offer.format === '' ? '' : `, ${offer.format}`}${offer.language === '' ? '' : `, ${offer.language}`}` : `${nameOf(readers, offer.reader)} not: ${offer.why}`)).join('; ')}
          {left.length > 0 && offers.length > 0 && <span className="text-quiet"> Not yet: {left.map(({ name }) => name).join(', ')}.</span>}
        </p>
        {may && !isOpen && (
          <Button dense onPress={() => open(`offer/${report.id}`)}>
            It was offered
          </Button>
        )}
      </div>
      {isOpen && may && (
        <QuickForm
          name="Offered to read"
          record={file.record}
          draft={`offered/${report.id}`}
          start={{ reader: left[0]?.id ?? '', name: '', done: 'yes', format: '', language: '', why: '', on: '' }}
          fields={[
            { box: 'reader', label: 'To whom', kind: 'choice', choices: [...choosable.map((reader) => ({ value: reader.id, words: readerLabel(reader), hint: readerHint(reader) })), { value: '', words: 'Somebody else' }] },
            { box: 'name', label: 'Their name', width: 'half', when: ({ reader }) => reader === '' },
            { box: 'done', label: 'Were they offered it?', kind: 'choice', choices: [{ value: 'yes', words: 'Yes' }, { value: 'no', words: 'It will not be offered' }] },
            { box: 'format', label: 'Format', hint: 'For example print, large print, easy read', width: 'half', when: ({ done }) => done !== 'no' },
            { box: 'language', label: 'Language', width: 'half', when: ({ done }) => done !== 'no' },
            whyNot,
            day,
          ]}
          boxOf={{ ...boxOf, 'offer-needs-a-reader': 'name', 'not-theirs-to-read': 'reader' }}
          button="Save"
          save={(context, opened, words) =>
            offerReport(context, opened, report.id, readerIn(words, choosable, context.newId), { done: words.done !== 'no', format: words.format ?? '', language: words.language ?? '', why: words.why ?? '', on: words.on ?? '' })
          }
          onClose={() => open(null)}
        />
      )}
    </li>
  )
}

function DiscussedRows(props: ReportActsProps) {
  const { file, pathway, report, form, open } = props
  const may = useMay('discuss-report')
  const talks = pathway.discussed.filter((talk) => talk.report === report.id)
  const readers = readersOf(file, pathway)
  const left = readers.filter(({ id }) => !talks.some((talk) => talk.reader === id))
  const choosable = readers.filter(({ id }) => !talks.some((talk) => talk.reader === id && talk.kind === 'held'))
  const isOpen = isForm(form, 'discuss', props)
  return (
    <li>
      <div className="after-row">
        <p dir="auto">
          <strong>Discussed:</strong>{' '}
          {talks.length === 0 ? 'not yet' : talks.map((talk) => (talk.kind === 'held' ? `with ${talk.with}, ${shortDay(talk.on)}, ${talk.by}` : talk.kind === 'declined' ? `${talk.with} did not want to, ${shortDay(talk.on)}` : `${nameOf(readers, talk.reader)} not: ${talk.why}`)).join('; ')}
        </p>
        {may && !isOpen && (
          <Button dense onPress={() => open(`discuss/${report.id}`)}>
            It was discussed
          </Button>
        )}
      </div>
      {isOpen && may && (
        <QuickForm
          name="Discussed"
          record={file.record}
          draft={`discussed/${report.id}`}
          start={{ reader: left[0]?.id ?? '', name: '', done: 'held', why: '', on: '' }}
          fields={[
            { box: 'reader', label: 'With whom', kind: 'choice', choices: [...choosable.map((reader) => ({ value: reader.id, words: readerLabel(reader), hint: readerHint(reader) })), { value: '', words: 'Somebody else' }] },
            { box: 'name', label: 'Their name', width: 'half', when: ({ reader }) => reader === '' },
            { box: 'done', label: 'What came of it', kind: 'choice', choices: [{ value: 'held', words: 'Discussed' }, { value: 'declined', words: 'They did not want to' }, { value: 'no', words: 'It will not be discussed' }] },
            whyNot,
            day,
          ]}
          boxOf={{ ...boxOf, 'reader-gone': 'name', 'not-theirs-to-read': 'reader' }}
          button="Save"
          save={(context, opened, words) =>
            discussReport(context, opened, report.id, readerIn(words, choosable, context.newId), { kind: words.done === 'declined' ? 'declined' : words.done === 'no' ? 'not-done' : 'held', why: words.why ?? '', on: words.on ?? '' })
          }
          onClose={() => open(null)}
        />
      )}
    </li>
  )
}

/** Somebody who is not in the case yet gets an id of their own. */
function readerIn(words: Words, known: readonly Reader[], newId: () => string): Pick<Reader, 'id' | 'name'> {
  return known.find(({ id }) => id === words.reader) ?? { id: newId(), name: words.name ?? '' }
}

/** What whoever hands the report over has to know of this reader. */
function readerHint({ formats, language, access }: Reader): string | undefined {
  const wish = access === null || access.may === 'all' ? '' : access.may === 'nothing' ? 'The young person does not want them to read it' : `The young person wants them to read a part: ${access.words}`
  const words = [wish, language, ...formats].filter((part) => part !== '')
  return words.length === 0 ? undefined : words.join('. ')
}

function nameOf(readers: readonly Reader[], id: string): string {
  return readers.find((reader) => reader.id === id)?.name ?? 'somebody'
}
