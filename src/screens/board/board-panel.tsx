import { useRef, useState, type ReactNode } from 'react'
import { shortDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { chaseKey, chaserOf, taskKey, type Chaser } from '#domain/rules-across/chasers-of.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { finishTask } from '#actions/finish-task.ts'
import { logChase } from '#actions/log-chase.ts'
import { takeCallBack } from '#actions/take-call-back.ts'
import { goTo, summaryOf, useApp, useAppParts } from '#state/app-store.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useMay } from '#state/use-may.ts'
import { useCase } from '#state/use-record.ts'
import { useSave } from '#state/use-save.ts'
import { versionInHand } from '#state/version-in-hand.ts'
import { goToCase } from '../case/case-tab.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { CaseBand } from '../kit/case-band.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { owedKind } from './owed-words.ts'
import { useChaserCalendar } from './use-calendar.ts'
import { rowWords } from './row-words.ts'
import type { OwedChaser, OwedRow } from './owed-rows.ts'

interface BoardPanelProps {
  readonly row: OwedRow
  readonly today: CalendarDay
  readonly onFinished: (finished: FinishedTask) => void
}

/** The chosen row: whose it is, what was said so far, and a call logged in one line. */
export function BoardPanel({ row, today, onFinished }: BoardPanelProps) {
  const { summaries, drafts } = useAppParts('summaries', 'drafts')
  const file = useCase(row.entry.id)
  const identity = summaryOf(summaries, 'patient', row.entry.patient)?.identity ?? null
  const providerOf = (id: string): Provider | null => summaryOf(summaries, 'provider', id)?.provider ?? null
  const words = rowWords(row, providerOf, versionInHand(drafts, row.entry))
  const provider = row.what.kind === 'chaser' ? providerOf(row.what.chaser.about) : null
  return (
    <aside className="board-panel" data-area="The chosen one" tabIndex={-1} aria-label="The chosen one">
      {identity === null ? <p className="board-chosen">Not on this computer yet</p> : <CaseBand file={file} identity={identity} today={today} narrow />}
      <div className="board-chosen">
        <h2 dir="auto">{words.what}</h2>
        <p className="text-quiet">{words.about}</p>
        {provider !== null && <p>{provider.telephone === undefined || provider.telephone === '' ? 'No telephone number in the directory.' : `Telephone ${provider.telephone}`}</p>}
        {file !== null && (row.what.kind === 'chaser' ? <ChaserPart file={file} what={row.what} today={today} hearing={row.entry.hearing?.on ?? null} /> : <TaskPart file={file} task={row.what.task} onFinished={onFinished} />)}
      </div>
    </aside>
  )
}

interface ChaserPartProps {
  readonly file: CaseFile
  readonly what: OwedChaser
  readonly today: CalendarDay
  readonly hearing: CalendarDay | null
}

function ChaserPart({ file, what, today, hearing }: ChaserPartProps) {
  const { chaser } = what
  const kind = owedKind(what)
  const calendar = useChaserCalendar()
  const lead = (): void => goToCase(file.id, kind.tab, leadForm(kind, chaser))
  const openCase = (): void => goTo({ kind: 'case', case: file.id })
  useKeys([{ keys: 'K', words: kind.lead.toLowerCase(), run: lead, inBar: true }, { keys: 'E', words: 'open the case', run: openCase }], { name: 'The chosen one' })
  const next = chaserOf({ ...chaser, chases: [...chaser.chases, { about: '', on: today, by: '', words: '' }] }, hearing, calendar).next
  return (
    <>
      <Calls file={file} about={chaseKey(chaser)} next={next}>
        <Button keys="K" onPress={lead}>
          {kind.lead}
        </Button>
        {kind.lead !== 'Open the case' && (
          <Button keys="E" onPress={openCase}>
            Open the case
          </Button>
        )}
      </Calls>
      {chaser.kind === 'unacknowledged' && <p className="text-quiet">“Sent” means a person said so. “Acknowledged” means the other side told us, and who took the message.</p>}
    </>
  )
}

/** The form of a case’s part where it is done; most are about one provider, item or report. */
function leadForm({ form }: ReturnType<typeof owedKind>, { about }: Chaser): string | null {
  if (form === null || ['information', 'told', 'sent'].includes(form)) return form
  return form === 'report' ? `report/new/${about}` : `${form}/${about}`
}

interface CallsProps {
  readonly file: CaseFile
  /** What they are about, as it is kept with each. */
  readonly about: string
  /** When the next one is, after one today; null for what is not chased by itself. */
  readonly next: CalendarDay | null
  /** What else can be done with the row. */
  readonly children: ReactNode
}

/** What was said so far, and a call logged in one line. */
function Calls({ file, about, next, children }: CallsProps) {
  const may = useMay('log-chase')
  const box = useRef<HTMLInputElement>(null)
  const draft = useDraft(file.record, `chase/${about}`, { words: '' })
  const saving = useSave()
  const [hasLogged, setHasLogged] = useState(false)
  const log = async (): Promise<void> => {
    if (saving.busy) return
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => logChase(context, opened, about, words.words ?? ''))
    if (!whole) return
    setHasLogged(true)
    focusRow()
  }
  const calls = readPathway(file.record).chases.filter((chase) => chase.about === about).toReversed()
  const takeBack = async (id: string): Promise<void> => {
    if (!(await saving.save((context) => takeCallBack(context, openedNow(file.record), id)))) return
    setHasLogged(false)
    focusRow()
  }
  const last = hasLogged ? calls[0] : undefined
  useKeys(
    [
      ...(may ? [{ keys: 'C', words: 'log a call', run: () => box.current?.focus(), inBar: true }] : []),
      ...(may && last !== undefined ? [{ keys: 'U', words: 'no call after all', run: () => void takeBack(last.id), inBar: true }] : []),
      { keys: 'Escape', words: 'leave the box, then back to today', run: () => (document.activeElement === box.current ? focusRow() : goTo({ kind: 'today' })) },
    ],
    { name: 'The chosen one' },
  )
  const wrong = saving.refusal?.kind === 'call-needs-words'
  return (
    <>
      <ul className="board-log">
        {calls.map((chase) => (
          <li key={chase.id}>
            <span className="text-quiet">{shortDay(chase.on)}</span>
            <span dir="auto">
              {chase.words} <span className="text-quiet">{chase.by}</span>{' '}
              {may && (
                <TextButton keys={chase.id === last?.id ? 'U' : undefined} onPress={() => void takeBack(chase.id)}>
                  Take this call back
                </TextButton>
              )}
            </span>
          </li>
        ))}
      </ul>
      {may ? (
        <form
          className="board-call"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void log()
          }}
        >
          <TextField id="log-a-call" label="Log a call in one line" boxRef={box} value={draft.words.words ?? ''} onChange={(text) => draft.change('words', text)} error={wrong && saving.refusal !== null ? wordsFor(saving.refusal) : undefined} />
          {next !== null && (
            <p className="text-quiet">
              Next chase sets itself: <strong>{shortDay(next)}</strong>
            </p>
          )}
          {!wrong && <SaveWords saving={saving} />}
          <div className="after-acts">
            <Button kind="primary" onPress={() => void log()}>
              Log it
            </Button>
            {children}
          </div>
        </form>
      ) : (
        <div className="after-acts">{children}</div>
      )}
    </>
  )
}

/** Back from the box to its row; what is written and not logged stays as a draft. */
export function focusRow(): void {
  document.querySelector<HTMLElement>('.board-row-on')?.focus()
}

/** An action that was just said to be done. */
export interface FinishedTask {
  readonly case: string
  readonly task: string
  readonly what: string
  readonly owner: string
}

interface TaskPartProps {
  readonly file: CaseFile
  readonly task: Extract<OwedRow['what'], { kind: 'task' }>['task']
  readonly onFinished: (finished: FinishedTask) => void
}

function TaskPart({ file, task, onFinished }: TaskPartProps) {
  const saving = useSave()
  const user = useApp((state) => state.session?.author.user)
  const mayAny = useMay('finish-task')
  const mayOwn = useMay('finish-own-task')
  const mine = file.tasks.find(({ id }) => id === task.id)?.owner.user === user
  const may = mayAny || (mayOwn && mine)
  const done = async (): Promise<void> => {
    if (may && (await saving.save((context) => finishTask(context, openedNow(file.record), task.id)))) onFinished({ case: file.id, task: task.id, what: task.what, owner: task.owner })
  }
  const openCase = (): void => goTo({ kind: 'case', case: file.id })
  useKeys([{ keys: 'K', words: 'done', run: () => void done(), inBar: true }, { keys: 'E', words: 'open the case', run: openCase, inBar: true }], { name: 'The chosen one' })
  return (
    <>
      <Calls file={file} about={taskKey(task.id)} next={null}>
        <Button keys="K" onPress={() => void done()} notNow={may ? undefined : `This is for ${task.owner} to say`}>
          Done
        </Button>
        <Button keys="E" onPress={openCase}>
          Open the case
        </Button>
      </Calls>
      <SaveWords saving={saving} />
    </>
  )
}
