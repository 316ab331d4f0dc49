import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { londonDay } from '#domain/basics/london-day.ts'
import { caseGroups, type CaseGroup } from '#domain/rules-across/case-groups.ts'
import { changeCaseList, goTo, ROWS_AT_ONCE, useApp } from '#state/app-store.ts'
import { useNow } from '#state/use-now.ts'
import { versionKept } from '#state/version-kept.ts'
import { KeyCap } from '../kit/key-cap.tsx'
import { counted } from '../kit/show-time.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { NewCaseButton } from '../new-case/new-case-button.tsx'
import { caseNote } from '../today/today-words.ts'
import { caseGroupWords, emptyGroupWords } from './case-group-words.ts'
import { caseRow } from './case-row.ts'
import { useFoundCases } from './use-found-cases.ts'
import { stepRow, WorkList } from './work-list.tsx'

/** The cases of the team on this computer, by name: cut to what a person is after, and found by what they type. */
export function CasesList() {
  const { group, typed, most, opened } = useApp((state) => state.caseList)
  const today = londonDay(useNow())
  const summaries = useApp((state) => state.summaries)
  const { lines, counts } = useFoundCases(group, typed, today)
  const open = (id: string): void => {
    changeCaseList({ most, opened: id })
    goTo({ kind: 'case', case: id })
  }
  return (
    <WorkList
      current="cases"
      title="Cases"
      rows={lines.slice(0, most).map(({ entry, patient }) => ({ ...caseRow(entry, patient), note: caseNote(entry, today, { isWhole: false, kept: versionKept(summaries, entry) }), open: () => open(entry.id) }))}
      left={lines.length - most}
      onMore={() => changeCaseList({ most: most + ROWS_AT_ONCE })}
      cameFrom={opened}
      act={<NewCaseButton />}
      empty={emptyWords(group, typed, counts)}
    >
      <FindAndCut group={group} typed={typed} counts={counts} onEnter={() => lines[0] !== undefined && open(lines[0].entry.id)} />
      <p role="status" className="work-said">
        {typed.trim() === '' || lines.length === 0 ? '' : `${counted(lines.length, 'case')} found`}
      </p>
    </WorkList>
  )
}

interface FindAndCutProps {
  readonly group: CaseGroup
  readonly typed: string
  readonly counts: Readonly<Record<CaseGroup, number>>
  readonly onEnter: () => void
}

/** Words to find by, and the groups with how many the words find in each. */
function FindAndCut({ group, typed, counts, onEnter }: FindAndCutProps) {
  const box = useRef<HTMLInputElement>(null)
  const show = (shown: CaseGroup): void => {
    flushSync(() => changeCaseList({ group: shown }))
    // The row the keyboard was on may have gone.
    if (document.activeElement === document.body) focusTitle()
  }
  const groupKeys = caseGroups.flatMap((each, at) => {
    const [words, run] = [caseGroupWords[each].toLowerCase(), () => show(each)]
    return [{ keys: String(at + 1), words, run }, { keys: `Alt+${at + 1}`, words: `${words}, also while writing`, run }]
  })
  useKeys([{ keys: 'F', words: 'find in this list', run: () => box.current?.select(), inBar: true }, ...groupKeys], { name: 'Cases' })
  return (
    <>
      <div className="work-find">
        <TextField
          id="find-in-cases"
          boxRef={box}
          kind="search"
          label="Find by name, number or reference"
          value={typed}
          onChange={(text) => changeCaseList({ typed: text })}
          onKeyDown={(event) => leaveBox(event, onEnter)}
        />
        <KeyCap cap="F" />
      </div>
      <div className="case-tabs work-groups" role="group" aria-label="Which cases">
        {caseGroups.map((each, at) => (
          <button key={each} type="button" className={each === group ? 'case-tab case-tab-on' : 'case-tab'} aria-pressed={each === group} aria-keyshortcuts={`${at + 1} Alt+${at + 1}`} onClick={() => show(each)}>
            {caseGroupWords[each]} {counts[each].toLocaleString('en-GB')}
          </button>
        ))}
      </div>
    </>
  )
}

/** Enter opens the first that was found, down goes to it; Escape leaves the box and the words stay. */
function leaveBox(event: React.KeyboardEvent, onEnter: () => void): void {
  if (event.key === 'Enter') onEnter()
  else if (event.key === 'ArrowDown') stepRow(1)
  else if (event.key === 'Escape') focusTitle()
  else return
  event.preventDefault()
}

function focusTitle(): void {
  document.querySelector<HTMLElement>('.work-list h1')?.focus()
}

function emptyWords(group: CaseGroup, typed: string, counts: FindAndCutProps['counts']): string {
  if (typed.trim() === '') {
    const isNone = counts.open === 0 && counts.ended === 0
    return isNone ? 'No case is on this computer. Cases appear when this computer has fetched them from the trust server.' : emptyGroupWords[group]
  }
  const elsewhere = caseGroups.filter((each) => counts[each] > 0).map((each) => caseGroupWords[each])[0]
  return elsewhere === undefined ? 'No case here matches. The whole trust may hold more.' : `No case in this group matches. There are some under ${elsewhere}.`
}
