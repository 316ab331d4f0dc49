import { useMemo, useState } from 'react'
import { londonDay } from '#domain/basics/london-day.ts'
import { readPeriod } from '#domain/figures/period.ts'
import { auditGroups } from '#domain/journal/audit-events.ts'
import { isInTrail, type TrailEntry, type TrailFilter } from '#domain/journal/trail.ts'
import { goTo, ROWS_AT_ONCE, summaryOf, useApp, useAppParts } from '#state/app-store.ts'
import { saveTrail, useTrail } from '#state/trail.ts'
import { useNow } from '#state/use-now.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { counted, showSignedAt } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { TrailFilters, type TypedFilter } from './trail-filters.tsx'
import { groupWords, recordWords, whatWords } from './trail-words.ts'
import './trail.css'

/** Who did and saw what, of one case or of everything, and a file of it for whoever investigates. */
export function TrailScreen({ caseId }: { readonly caseId: string | null }) {
  const read = useTrail()
  const today = londonDay(useNow())
  const { summaries, saving } = useAppParts('summaries', 'saving')
  const [typed, setTyped] = useState<TypedFilter>({ about: caseId === null ? '' : `case/${caseId}`, user: '', group: '', from: '', to: '' })
  const [most, setMost] = useState(ROWS_AT_ONCE)
  const [said, setSaid] = useState('')
  const period = useMemo(() => readPeriod(typed.from, typed.to, today), [typed.from, typed.to, today])
  const child = typed.about.startsWith('case/') ? (summaryOf(summaries, 'case', typed.about.slice(5))?.patient ?? null) : null
  const filter = useMemo<TrailFilter | null>(() => {
    if (!period.ok) return null
    // A case is seen with the details of the child it is about.
    const about = typed.about === '' ? null : [typed.about, ...(child === null ? [] : [`patient/${child}`])]
    return { about, user: typed.user === '' ? null : typed.user, group: auditGroups.find((group) => group === typed.group) ?? null, ...period.value }
  }, [typed, child, period])
  const entries = read.kind === 'read' ? read.entries : []
  const shown = useMemo(() => (filter === null || read.kind !== 'read' ? [] : read.entries.filter((entry) => isInTrail(filter, entry))), [filter, read])

  const change = (part: Partial<TypedFilter>): void => {
    setTyped((before) => ({ ...before, ...part }))
    setMost(ROWS_AT_ONCE)
    setSaid('')
  }
  const save = async (format: 'csv' | 'json'): Promise<void> => {
    setSaid('')
    if (filter === null) return
    const answer = await saveTrail(filter, format, today)
    setSaid(answer.ok ? (answer.value.saved ? 'Saved, and noted in the trail. It names records by their number, and no child.' : '') : wordsFor(answer.refusal))
  }
  const back = (): void => goTo(caseId === null ? { kind: 'settings' } : { kind: 'case', case: caseId })
  const canSave = read.kind === 'read' && filter !== null
  useKeys(
    [
      ...(canSave
        ? [
            { keys: 'Ctrl+S', words: 'save for spreadsheet', run: () => void save('csv'), inBar: true },
            { keys: 'J', words: 'save for an investigation', run: () => void save('json'), inBar: true },
          ]
        : []),
      ...(shown.length > most ? [{ keys: 'M', words: 'show more', run: () => setMost(most + ROWS_AT_ONCE), inBar: true }] : []),
      { keys: 'Escape', words: caseId === null ? 'back to settings' : 'back to the case', run: back },
    ],
    { name: 'Who did and saw what' },
  )
  const wrong = period.ok ? '' : wordsFor(period.refusal)
  const isFrom = !period.ok && period.refusal.kind === 'period-begins-not-understood'
  return (
    <AppFrame current={caseId === null ? null : 'cases'}>
      <div className="trail" data-area="Who did and saw what" tabIndex={-1}>
        <div className="trail-head">
          <h1>Who did and saw what</h1>
          {canSave && (
            <div className="trail-acts">
              <Button keys="Ctrl+S" onPress={() => void save('csv')}>
                Save for spreadsheet
              </Button>
              <Button keys="J" onPress={() => void save('json')}>
                Save for an investigation
              </Button>
            </div>
          )}
        </div>
        <p className="trail-knows">
          This is what this computer knows: what you saw, saved and did here, and every entry of the team that has arrived. It cannot know what others saw on their own computers, what was photographed or read over a shoulder, whether pages on the screen were printed, or who reads a file once it is saved. A list shows names without an entry for each. Closing the window without locking leaves no line.
        </p>
        {saving !== null && saving.damage.length > 0 && (
          <Notice title="The journal on this computer is damaged, and so is this trail.">{saving.damage.join(' ')}</Notice>
        )}
        {read.kind === 'refused' && <Notice title="The trail is not shown.">{wordsFor(read.refusal)}</Notice>}
        {read.kind === 'reading' && <p role="status">Reading the journal…</p>}
        {read.kind === 'read' && (
          <>
            <TrailFilters entries={entries} typed={typed} wrong={period.ok ? {} : isFrom ? { from: wrong } : { to: wrong }} onChange={change} />
            <p role="status" className="trail-said">
              {said === '' ? (filter === null ? '' : countWords(shown.length, entries.length)) : said}
            </p>
            {shown.length > 0 && <Rows entries={shown.slice(0, most)} />}
            {shown.length > most && (
              <TextButton keys="M" onPress={() => setMost(most + ROWS_AT_ONCE)}>
                Show more
              </TextButton>
            )}
          </>
        )}
      </div>
    </AppFrame>
  )
}

function countWords(shown: number, all: number): string {
  return shown === all ? `${counted(all, 'entry', 'entries')}, newest first.` : `${counted(shown, 'entry', 'entries')} of ${all.toLocaleString('en-GB')}, newest first.`
}

function Rows({ entries }: { readonly entries: readonly TrailEntry[] }) {
  const summaries = useApp((state) => state.summaries)
  return (
    <table className="trail-table">
      <caption className="only-heard">Who did and saw what, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Record</th>
          <th scope="col">Kind</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td>{showSignedAt(entry.at)}</td>
            <td dir="auto">{entry.by.name}</td>
            <td>{whatWords(entry)}</td>
            <td dir="auto">{recordWords(entry.about, summaries)}</td>
            <td className="text-quiet">{groupWords[entry.group]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
