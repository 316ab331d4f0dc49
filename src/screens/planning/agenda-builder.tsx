import { useMemo, useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { AGENDA } from '#domain/meeting/meeting.ts'
import { agendaLacks } from '#domain/rules-across/agenda-lacks.ts'
import { hardestFirst } from '#domain/rules-across/agenda-order.ts'
import type { MeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import type { CaseSummary, Summary } from '#domain/rules-across/summaries.ts'
import { waitingCases, type AgendaView } from '#domain/rules-across/wait-for-meeting.ts'
import { moveCase, orderAgenda, putOnAgenda, takeOffAgenda } from '#actions/change-agenda.ts'
import { goTo, summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { useSave } from '#state/use-save.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { courtWords } from '../kit/court-words.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { VersionsNotices } from '../kit/versions-notice.tsx'
import { missingWords, otherWords, waitingWords } from './agenda-words.ts'
import { focusRow, MoveButtons, PlanRow, stepRow } from './plan-row.tsx'

interface AgendaBuilderProps {
  readonly file: MeetingFile
  readonly today: CalendarDay
  readonly mayChange: boolean
}

/** The agenda with what each case lacks; below it the cases that wait for a meeting, and the others with why they do not. */
export function AgendaBuilder({ file, today, mayChange }: AgendaBuilderProps) {
  const summaries = useApp((state) => state.summaries)
  const saving = useSave()
  const [selected, setSelected] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { view, listed, onThis, waiting, others, nameOf } = useMemo(() => listsFor(file, summaries, today), [file, summaries, today])
  const named = (id: string): string => {
    const entry = view.cases.find((each) => each.id === id)
    return entry === undefined ? 'The case' : nameOf(entry)
  }
  const putOn = async (id: string): Promise<void> => {
    const offered = [...waiting.map(({ entry }) => entry.id), ...others.map((entry) => entry.id)]
    const next = offered[offered.indexOf(id) + 1] ?? null
    setSaid('')
    if (!(await saving.save((context) => putOnAgenda(context, file.id, id)))) return
    setSaid(`${named(id)} is on the agenda.`)
    setSelected(next ?? id)
    focusRow(next ?? id)
  }
  const takeOff = async (id: string): Promise<void> => {
    const place = listed.findIndex(({ entry }) => entry.id === id)
    const next = listed[place + 1]?.entry.id ?? listed[place - 1]?.entry.id ?? id
    setSaid('')
    if (!(await saving.save((context) => takeOffAgenda(context, file.id, id)))) return
    setSaid(`${named(id)} is off the agenda. That it was on it stays in the record.`)
    setSelected(next)
    focusRow(next)
  }
  const move = async (id: string, by: -1 | 1): Promise<void> => {
    setSaid('')
    // A row that is put elsewhere in the list lets go of the focus.
    if (await saving.save((context) => moveCase(context, file.id, id, by))) focusRow(id)
  }
  const order = hardestFirst(listed.map(({ entry }) => entry), today)
  const isInOrder = order.every((id, index) => listed[index]?.entry.id === id)
  const takeOrder = async (): Promise<void> => {
    setSaid(isInOrder ? 'It stands hardest first already.' : '')
    if (!isInOrder && (await saving.save((context) => orderAgenda(context, file.id, order)))) setSaid('Hardest first: before the courts, then disagreement, then the others. Move any of them.')
  }
  const isListed = selected !== null && onThis.has(selected)
  useKeys(
    [
      { keys: 'ArrowDown', words: 'next case', run: () => stepRow(1) },
      { keys: 'ArrowUp', words: 'case before', run: () => stepRow(-1) },
      ...(mayChange
        ? [
            { keys: 'A', words: 'put on the agenda', run: () => (selected === null || isListed ? focusRow(waiting[0]?.entry.id ?? '') : void putOn(selected)), inBar: true },
            { keys: 'T', words: 'take off', run: () => isListed && void takeOff(selected), inBar: true },
            { keys: 'Alt+ArrowUp', words: 'move a case up', run: () => isListed && void move(selected, -1) },
            { keys: 'Alt+ArrowDown', words: 'move a case', run: () => isListed && void move(selected, 1), inBar: true },
            { keys: 'H', words: 'hardest first', run: () => void takeOrder() },
          ]
        : []),
    ],
    { name: 'Agenda' },
  )
  const row = (entry: CaseSummary) => ({
    entry,
    name: nameOf(entry),
    today,
    selected: selected === entry.id,
    onSelect: () => {
      if (selected !== entry.id) saving.clear()
      setSelected(entry.id)
    },
    onOpen: () => goTo({ kind: 'case', case: entry.id }),
    answer: <SaveWords saving={saving} />,
  })
  const noteOf = ({ hearing, disagreement }: CaseSummary, isWhole: boolean): string =>
    [...(hearing === null ? [] : [courtWords(hearing.on, today)]), ...(disagreement ? ['Disagreement'] : []), ...(isWhole ? ['Nothing missing'] : [])].join('. ')
  return (
    <>
      <div className="plan-list-head">
        <h2>{listed.length === 0 ? 'Nothing on the agenda yet' : counted(listed.length, 'case')}</h2>
        {mayChange && listed.length > 1 && (
          <TextButton keys="H" onPress={() => void takeOrder()}>
            Hardest first
          </TextButton>
        )}
      </div>
      <VersionsNotices record={file.record} prefix={AGENDA} />
      {selected === null && <SaveWords saving={saving} />}
      <p role="status" className="text-quiet">
        {said}
      </p>
      <ol className="plan-list">
        {listed.map(({ entry, note }, index) => {
          const missing = missingWords(note, agendaLacks(entry, { id: file.id, on: view.on }, view))
          return (
            <PlanRow
              key={entry.id}
              {...row(entry)}
              number={index + 1}
              note={noteOf(entry, missing === '')}
              missing={missing}
              acts={
                mayChange && (
                  <>
                    <MoveButtons onMove={(by) => void move(entry.id, by)} />
                    <Button dense keys="T" onPress={() => void takeOff(entry.id)}>
                      Take off
                    </Button>
                  </>
                )
              }
            />
          )
        })}
      </ol>
      <h2 className="plan-list-head">Waiting for a meeting</h2>
      {waiting.length === 0 && <p>Nobody waits. A case comes here when it has been screened, carried over or marked stable, or when its information is due.</p>}
      <ul className="plan-list">
        {waiting.map((item) => (
          <PlanRow
            key={item.entry.id}
            {...row(item.entry)}
            note={[waitingWords(item), ...(item.entry.hearing === null ? [] : [courtWords(item.entry.hearing.on, today)])].join('. ')}
            missing={missingWords('', agendaLacks(item.entry, { id: file.id, on: view.on }, view))}
            acts={
              mayChange && (
                <Button dense keys="A" onPress={() => void putOn(item.entry.id)}>
                  Put on
                </Button>
              )
            }
          />
        ))}
      </ul>
      {others.length > 0 && <h2 className="plan-list-head">Other cases</h2>}
      <ul className="plan-list">
        {others.map((entry) => (
          <PlanRow
            key={entry.id}
            {...row(entry)}
            note={otherWords(entry, view)}
            acts={
              mayChange && (
                <Button dense keys="A" onPress={() => void putOn(entry.id)}>
                  Put on
                </Button>
              )
            }
          />
        ))}
      </ul>
    </>
  )
}

const byName = new Intl.Collator('en-GB')

/** Every case of the team, sorted into what is on this agenda, what waits for one, and the others. */
function listsFor(file: MeetingFile, summaries: ReadonlyMap<string, Summary>, today: CalendarDay) {
  const view: AgendaView = { on: file.meeting?.on ?? today, today, meetings: summariesOf(summaries, 'meeting'), cases: summariesOf(summaries, 'case') }
  const listed = file.agenda.flatMap(({ case: id, note }) => {
    const entry = summaryOf(summaries, 'case', id)
    return entry === null ? [] : [{ entry, note }]
  })
  const onThis = new Set(file.agenda.map((item) => item.case))
  const waiting = waitingCases(view).filter(({ entry }) => !onThis.has(entry.id))
  const waits = new Set(waiting.map(({ entry }) => entry.id))
  const nameOf = (entry: CaseSummary): string => summaryOf(summaries, 'patient', entry.patient)?.name ?? 'Not on this computer yet'
  const others = view.cases
    .filter(({ id, ended }) => ended === null && !onThis.has(id) && !waits.has(id))
    .toSorted((a, b) => byName.compare(nameOf(a), nameOf(b)))
  return { view, listed, onThis, waiting, others, nameOf }
}
